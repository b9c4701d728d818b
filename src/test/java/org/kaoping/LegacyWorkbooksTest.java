package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our own workbook saved as .xls by LibreOffice is known by its stamp, and taken with the values of the .xlsx. */
class LegacyWorkbooksTest {
    @Test
    void xlsIsTakenLikeXlsx(@TempDir Path folder) throws Exception {
        assumeTrue(Clerks.haveOpenpyxl() && Clerks.soffice().isPresent(), "no LibreOffice");
        try (Kaoping kaoping = new Kaoping(Office.settings(folder.resolve("data")), Office.from("2020-05-22"))) {
            Office office = new Office(kaoping.address());
            Clerks.Job job = office.monthly("D002", "2020-05", "2020-05-21");
            byte[] xlsx = Clerks.openpyxl(java.util.List.of(job), folder.resolve("filled"))
                    .get(0);
            Path source = Files.write(folder.resolve("五月.xlsx"), xlsx);
            Process process = new ProcessBuilder(
                            Clerks.soffice().orElseThrow().toString(),
                            "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                            "--headless",
                            "--convert-to",
                            "xls:MS Excel 97",
                            "--outdir",
                            folder.toString(),
                            source.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
            String ours = taken(office, "五月.xlsx", xlsx);
            String old = taken(office, "五月.xls", Files.readAllBytes(folder.resolve("五月.xls")));
            assertThat(old).isEqualTo(ours).contains("经办人甲");
        }
    }

    private static String taken(Office office, String name, byte[] file) throws Exception {
        JsonNode receipt =
                office.upload(Map.of(name, file), "2020-05-22").get("receipts").get(0);
        assertThat(receipt.get("status").textValue())
                .as(receipt.toPrettyString())
                .isEqualTo("accepted");
        String id = receipt.get("id").textValue();
        if (name.endsWith(".xls")) {
            assertThat(office.get("api/uploads/" + id + "/annotated").body()).startsWith(0xD0, 0xCF, 0x11, 0xE0);
        }
        for (JsonNode one : office.json("api/submissions?form=monthly-report&period=2020-05&unit=D002")) {
            if (one.get("uploadId").textValue().equals(id)) {
                return one.get("fields").toString() + one.get("tables");
            }
        }
        throw new AssertionError("not in force: " + id);
    }
}
