package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server puts down for a moment lies under its own folder, and is gone afterwards; the system's stays empty. */
class TemporaryFilesTest {
    /** The driver of the database unpacks its library there, and takes it away at the end. */
    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .filter(name -> !name.startsWith("sqlite-"))
                    .toList();
        }
    }

    private static byte[] old() throws IOException {
        try (HSSFWorkbook book = new HSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            book.createSheet("表").createRow(0).createCell(0).setCellValue("某");
            book.write(out);
            return out.toByteArray();
        }
    }

    @Test
    void nothingIsLeftBehindByGoodAndBadFilesAndMadeWorkbooks(@TempDir Path folder) throws Exception {
        Path system = Files.createDirectories(folder.resolve("tmp"));
        Path data = folder.resolve("data");
        Path rows = data.resolve("work/requests/consolidated");
        Running server = Running.start(data, folder.resolve("log"), "-Djava.io.tmpdir=" + system);
        try {
            Office office = server.office();
            byte[] good = CrowdTest.filled(office.monthly("D001", "2020-05", "2020-05-20"));
            Map<String, byte[]> files = new LinkedHashMap<>(HostileUploadsTest.spoilt(good));
            files.put("好.xlsx", good);
            files.put("旧.xls", old());
            files.put("包.zip", Office.zip(files));
            JsonNode receipts = office.upload(files, "2020-05-21").get("receipts");
            assertThat(receipts.size()).isGreaterThan(files.size());
            for (JsonNode receipt : receipts) {
                assertThat(office.get("api/uploads/" + receipt.get("id").textValue() + "/annotated")
                                .statusCode())
                        .isLessThan(500);
            }
            for (String path : List.of(
                    "api/consolidated/monthly-report.xlsx?period=2020-05",
                    "api/ranking.xlsx?year=2020",
                    "api/templates/monthly-report.zip?period=2020-05")) {
                assertThat(office.get(path).statusCode()).as(path).isEqualTo(200);
            }
            assertThat(rows).isDirectory();
            assertThat(files(data.resolve("work"))).isEmpty();
            assertThat(files(system)).isEmpty();
            // what a kill in the middle of it would leave
            Files.writeString(rows.resolve("poi-sxssf-sheet1.xml"), "<");
            server.kill();
            server = Running.start(data, folder.resolve("log"), "-Djava.io.tmpdir=" + system);
            assertThat(files(data.resolve("work"))).isEmpty();
        } finally {
            server.end();
        }
        assertThat(files(system)).isEmpty();
    }
}
