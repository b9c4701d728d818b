package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A year in one file: what lies in it, that it can be checked without the program, and that the published result is
 * computed again from it; that a changed original is found, and that a hostile file does no harm.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class YearArchiveTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUMS = "SHA256SUMS";

    private Path folder;
    private Kaoping kaoping;
    private Office office;
    private Path archive;
    private Map<String, byte[]> members;

    @BeforeAll
    void year(@TempDir Path temporary) throws Exception {
        assumeTrue(Clerks.haveOpenpyxl());
        folder = temporary;
        kaoping = new Kaoping(Office.settings(folder.resolve("data")), Office.from("2021-01-10"));
        office = new Office(kaoping.address());
        List<byte[]> filled = Clerks.openpyxl(
                List.of(
                        office.monthly("D001", "2020-05", "2020-05-20"),
                        office.marks("D001", "2020", "1"),
                        office.marks("D002", "2020", "2"),
                        office.marks("D001", "2020", "4")),
                folder.resolve("filled"));
        office.upload(Map.of("第一局 五月.xlsx", filled.get(0)), "2020-05-22");
        office.upload(Map.of("坏的.xlsx", "这不是表格".getBytes(StandardCharsets.UTF_8)), "2020-05-23");
        office.upload(Map.of("再发一次.xlsx", filled.get(0)), "2020-05-24");
        office.upload(Map.of("评分.xlsx", filled.get(1)), "");
        office.upload(Map.of("评分.xlsx", filled.get(2)), "");
        assertThat(office.send(
                                "api/tracking/excused",
                                "{\"unit\":\"D002\",\"form\":\"monthly-report\",\"period\":\"2020-06\","
                                        + "\"reason\":\"系统停机两天\",\"who\":\"某科长\"}")
                        .statusCode())
                .isEqualTo(200);
        publish("考核小组会议通过");
        JsonNode corrected = office.upload(Map.of("评分.xlsx", filled.get(3)), "").at("/receipts/0");
        assertThat(office.confirmed(corrected, "录错一项，已更正").get("status").textValue())
                .isEqualTo("accepted");
        publish("D001 评分录错一项，已更正");
        archive = folder.resolve("2020年度.zip");
        assertThat(said(archive("2020", archive.toString()))).startsWith("0 ");
        members = members(archive);
    }

    @AfterAll
    void stop() {
        if (kaoping != null) {
            kaoping.close();
        }
    }

    private void publish(String reason) throws Exception {
        String code = office.json("api/results?year=2020").get("checkCode").textValue();
        HttpResponse<byte[]> answer = office.send(
                "api/results",
                "{\"year\":2020,\"checkCode\":\"" + code + "\",\"who\":\"市信用办\",\"reason\":\"" + reason + "\"}");
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
    }

    /** A run of a command: its exit code and all that it said. */
    private record Ran(int code, String text) {}

    private static String said(Ran ran) {
        return ran.code() + " " + ran.text();
    }

    private interface Command {
        int run(PrintStream out, PrintStream err) throws IOException;
    }

    private static Ran ran(Command command) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int code = command.run(out, out);
        return new Ran(code, bytes.toString(StandardCharsets.UTF_8));
    }

    /** While the server runs. */
    private Ran archive(String... args) throws IOException {
        String[] all = Stream.concat(Stream.of(args), Stream.of("--data=" + folder.resolve("data")))
                .toArray(String[]::new);
        return ran((out, err) -> ArchiveYear.run(all, Map.of(), folder, out, err));
    }

    private Ran replay(Path file) throws IOException {
        return ran((out, err) -> Replay.run(new String[] {file.toString()}, folder, out, err));
    }

    private static Map<String, byte[]> members(Path file) throws IOException {
        return members(Files.readAllBytes(file));
    }

    private static Map<String, byte[]> members(byte[] zipped) throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(zipped), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                members.put(entry.getName(), zip.readAllBytes());
            }
        }
        return members;
    }

    private byte[] member(String name) {
        return Objects.requireNonNull(members.get(name), name);
    }

    private Path zipped(String name, Map<String, byte[]> of) throws IOException {
        return Files.write(folder.resolve(name), Office.zip(of));
    }

    private static String hash(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    /** The list of hashes over what is there now, as somebody would write it who wants to hide a change. */
    private static void sign(Map<String, byte[]> of) throws Exception {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, byte[]> one : of.entrySet()) {
            if (!one.getKey().equals(SUMS)) {
                lines.append(hash(one.getValue()))
                        .append("  ")
                        .append(one.getKey())
                        .append('\n');
            }
        }
        of.put(SUMS, lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void filesLieUnderPlainNames() throws Exception {
        assertThat(members.keySet())
                .contains(
                        "原件/D001 第一局/月报/2020年05月/第一局 五月.xlsx",
                        "原件/D001 第一局/年终评分/2020年度/评分.xlsx",
                        "原件/D001 第一局/年终评分/2020年度/评分（2）.xlsx",
                        "原件/D002 第二局/年终评分/2020年度/评分.xlsx",
                        "原件/办公室和考核小组/方案/2020年度/scheme-demo.xlsx",
                        "原件/没有认出单位/没有认出表样/没有认出期间/坏的.xlsx",
                        "考评结果/正式结果 2020-01/考评结果汇总.xlsx",
                        "考评结果/正式结果 2020-01/考评结果（打印页）.html",
                        "考评结果/正式结果 2020-02/考评结果汇总.xlsx",
                        "考评方案/考评方案（第1版）.xlsx",
                        "考评方案/考评方案（第1版）（打印页）.html",
                        "系统数据/kaoping.db",
                        "归档目录.xlsx",
                        "归档说明.txt");
        assertThat(members.keySet()).as("sent twice, kept once").noneMatch(name -> name.contains("再发一次"));
        assertThat(members.get("考评结果/正式结果 2020-02/考评结果汇总.xlsx"))
                .isEqualTo(office.get("api/results/2020-02.xlsx").body());
        assertThat(new String(members.get("考评结果/正式结果 2020-02/考评结果（打印页）.html"), StandardCharsets.UTF_8))
                .contains("结果编号 2020-02", "<td>第一局</td>", "拟表彰", "与上一编号相比的变动", "录错一项")
                .doesNotContain("<script", "http");
        assertThat(new String(members.get("考评方案/考评方案（第1版）（打印页）.html"), StandardCharsets.UTF_8))
                .contains("优秀等级下限", "B0101", "D001", "报送日历")
                .doesNotContain("<script", "http");
    }

    @Test
    void theListOfHashesIsThatOfSha256sum() throws Exception {
        String sums = new String(members.get(SUMS), StandardCharsets.UTF_8);
        assertThat(sums.lines()).hasSize(members.size() - 1);
        for (String line : sums.lines().toList()) {
            assertThat(line).matches("[0-9a-f]{64}  .+");
            assertThat(hash(member(line.substring(66)))).isEqualTo(line.substring(0, 64));
        }
        Path place = Files.createDirectories(folder.resolve("unpacked"));
        for (Map.Entry<String, byte[]> member : members.entrySet()) {
            Path file = place.resolve(member.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, member.getValue());
        }
        Process check = new ProcessBuilder("sha256sum", "--quiet", "-c", SUMS)
                .directory(place.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(check.waitFor()).as(said).isZero();
    }

    @Test
    void theCatalogueNamesEveryFileWithItsState() throws Exception {
        List<List<String>> rows = new ArrayList<>();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(members.get("归档目录.xlsx")))) {
            DataFormatter formatter = new DataFormatter();
            formatter.setUseCachedValuesForFormulaCells(true);
            for (Row row : book.getSheet("收到的文件")) {
                List<String> cells = new ArrayList<>();
                row.forEach(cell -> cells.add(formatter.formatCellValue(cell)));
                rows.add(cells);
            }
        }
        assertThat(rows)
                .anySatisfy(row ->
                        assertThat(row).contains("D001", "第一局", "月报", "2020年05月", "已接收，在用", "第一局 五月.xlsx", "打开"));
        assertThat(rows).anySatisfy(row -> assertThat(row).contains("退回修改", "坏的.xlsx"));
        assertThat(rows).anySatisfy(row -> assertThat(row).contains("重复", "再发一次.xlsx"));
        assertThat(rows).anySatisfy(row -> assertThat(row).contains("D001", "年终评分", "已被替换", "评分.xlsx"));
        JsonNode files = JSON.readTree(members.get("系统数据/原件.json"));
        assertThat(files).hasSize(7);
        for (JsonNode file : files) {
            assertThat(hash(member(file.get("path").textValue())))
                    .isEqualTo(file.get("sha256").textValue());
        }
    }

    @Test
    void thePublishedResultsAreComputedAgain() throws Exception {
        assertThat(said(replay(archive)))
                .startsWith("0 ")
                .contains("全部与 SHA256SUMS 一致", "结果 2020-01：", "结果 2020-02：", "项全部相同", "结论：一致", "登记 1 条")
                .doesNotContain("校验码不同", "处理情况与归档时不同");
    }

    @Test
    void theServerGivesTheSameArchive() throws Exception {
        HttpResponse<byte[]> answer = office.get("api/archive/2020.zip");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .contains("2020")
                .contains(".zip");
        Map<String, byte[]> own = members(answer.body());
        assertThat(own.keySet()).containsExactlyElementsOf(members.keySet());
        try (Stream<Path> left = Files.list(folder.resolve("data/work/requests"))) {
            assertThat(left).isEmpty();
        }
        assertThat(said(replay(Files.write(folder.resolve("own.zip"), answer.body()))))
                .startsWith("0 ");
        assertThat(office.get("api/archive/2019.zip").statusCode()).isEqualTo(404);
    }

    @Test
    void whatCantBeArchivedIsSaid() throws Exception {
        Path none = folder.resolve("none.zip");
        assertThat(said(archive("2019", none.toString()))).startsWith("1 ").contains("2019 年度没有任何资料");
        assertThat(none).doesNotExist();
        assertThat(said(archive("2020", archive.toString()))).startsWith("1 ").contains("文件已存在");
        assertThat(said(archive("2020", folder.resolve("no/where.zip").toString())))
                .startsWith("1 ")
                .contains("文件夹不存在");
        assertThat(said(archive("2020"))).startsWith("2 ").contains("用法");
        assertThat(said(archive("20x0", none.toString()))).startsWith("2 ");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("."));
        }
    }

    @Test
    void aChangedMarkIsFoundThoughItsHashWasMended() throws Exception {
        JsonNode figure = StreamSupport.stream(
                        office.json("api/results/2020-02").get("figures").spliterator(), false)
                .filter(one -> one.get("unit").textValue().equals("D002")
                        && one.get("name").textValue().startsWith("mark:")
                        && !one.get("source").isNull())
                .findFirst()
                .orElseThrow();
        Map<String, byte[]> changed = new LinkedHashMap<>(members);
        String path = "原件/D002 第二局/年终评分/2020年度/评分.xlsx";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(members.get(path)))) {
            CellAddress at = new CellAddress(figure.at("/source/cell").textValue());
            book.getSheet(figure.at("/source/sheet").textValue())
                    .getRow(at.getRow())
                    .getCell(at.getColumn())
                    .setCellValue(0.5);
            book.write(bytes);
        }
        changed.put(path, bytes.toByteArray());
        Path unsigned = zipped("changed.zip", changed);
        assertThat(said(replay(unsigned)))
                .startsWith("1 ")
                .contains("内容与清单不同：" + path, "没有重算")
                .doesNotContain("重算：");
        sign(changed);
        assertThat(said(replay(zipped("signed.zip", changed))))
                .startsWith("1 ")
                .contains("全部与 SHA256SUMS 一致", "原件与收到时的不同：" + path, "结论：不一致")
                .contains("（D002）" + figure.get("label").textValue() + "：发布的是“"
                        + figure.get("value").textValue() + "”");
    }

    @Test
    void aMissingOrForeignFileIsNamed() throws Exception {
        Map<String, byte[]> less = new LinkedHashMap<>(members);
        less.remove("考评方案/考评方案（第1版）.xlsx");
        less.put("多出来的.txt", new byte[] {1});
        assertThat(said(replay(zipped("less.zip", less))))
                .startsWith("1 ")
                .contains("清单里有，归档里没有：考评方案/考评方案（第1版）.xlsx", "清单里没有：多出来的.txt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../evil.txt",
                "/evil.txt",
                "a/../../evil.txt",
                "C:\\evil.txt",
                "c:evil.txt",
                "a\\..\\evil.txt"
            })
    void namesThatLeadOutsideAreRefused(String name) throws Exception {
        Map<String, byte[]> more = new LinkedHashMap<>(members);
        more.put(name, "x".getBytes(StandardCharsets.UTF_8));
        sign(more);
        assertThat(said(replay(zipped("outside.zip", more)))).startsWith("1 ").contains("文件名不安全");
        assertThat(folder.resolve("evil.txt")).doesNotExist();
        assertThat(folder.resolve("../evil.txt")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"系统数据/kaoping.db", SUMS, "系统数据/原件.json", "系统数据/归档.json"})
    void withoutItsPartsItIsNoArchive(String part) throws Exception {
        Map<String, byte[]> less = new LinkedHashMap<>(members);
        less.remove(part);
        assertThat(said(replay(zipped("part.zip", less)))).startsWith("1 ").contains("不是可以重算的考评归档", part);
    }

    @ParameterizedTest
    @ValueSource(strings = {"系统数据/kaoping.db", "系统数据/原件.json", "系统数据/归档.json"})
    void aPartThatIsSomethingElseIsToldAndNotThrown(String part) throws Exception {
        Map<String, byte[]> other = new LinkedHashMap<>(members);
        other.put(part, "别的东西".getBytes(StandardCharsets.UTF_8));
        sign(other);
        assertThat(said(replay(zipped("other.zip", other)))).startsWith("1 ").contains("不是可以重算的考评归档");
    }

    @Test
    void whatIsNoZipIsToldSo() throws Exception {
        Path text = Files.writeString(folder.resolve("text.zip"), "这不是归档");
        assertThat(said(replay(text))).startsWith("1 ").contains("不是可以重算的考评归档");
        assertThat(said(replay(folder.resolve("nowhere.zip")))).startsWith("1 ").contains("没有这个文件");
        assertThat(said(ran((out, err) -> Replay.run(new String[0], folder, out, err))))
                .startsWith("2 ")
                .contains("用法");
        byte[] whole = Files.readAllBytes(archive);
        Path half = Files.write(folder.resolve("half.zip"), java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThat(said(replay(half))).startsWith("1 ").contains("不是可以重算的考评归档");
    }

    /** Whether the list of hashes names it or not: it is read no further than to its limit. */
    @ParameterizedTest
    @CsvSource({"true,解开后太大", "false,清单里没有：zeros.bin"})
    void aBombIsNotUnpacked(boolean listed, String told) throws Exception {
        Path bomb = folder.resolve("bomb.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb), StandardCharsets.UTF_8)) {
            zip.setLevel(9);
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
                if (listed && member.getKey().equals(SUMS)) {
                    zip.write(("0".repeat(64) + "  zeros.bin\n").getBytes(StandardCharsets.UTF_8));
                }
                zip.closeEntry();
            }
            zip.putNextEntry(new ZipEntry("zeros.bin"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 600; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        assertThat(said(replay(bomb))).startsWith("1 ").contains(told);
    }

    @Test
    void oncePublishedTheYearCanBeTriedOn() throws Exception {
        HttpResponse<byte[]> answer =
                office.send("api/whatif", "{\"year\":2020,\"who\":\"起草人\",\"changes\":{\"P20a\":\"99.9\"}}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Office.tree(answer).get("published").textValue()).isEqualTo("2020-02");
        assertThat(Office.tree(answer).get("sincePublished").intValue()).isZero();
        assertThat(office.json("api/results?year=2020").get("movedSince")).isEmpty();
    }
}
