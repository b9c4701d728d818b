package org.kaoping.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.form.book.Limits;
import org.kaoping.problem.Wording;
import org.kaoping.store.Archive;

class AdmissionTest {
    private static final Charset GB18030 = Charset.forName("GB18030");

    @TempDir
    Path folder;

    private Archive archive;
    private Admission admission;

    @BeforeEach
    void open() {
        archive = new Archive(folder.resolve("originals"));
        admission = new Admission(archive, Limits.STANDARD);
    }

    private static byte[] zip(Charset names, Map<String, byte[]> members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, names)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(Object... namesAndBytes) {
        Map<String, byte[]> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndBytes.length; i += 2) {
            members.put((String) namesAndBytes[i], (byte[]) namesAndBytes[i + 1]);
        }
        return zip(UTF_8, members);
    }

    /** Something that is a workbook as far as the door can see. */
    private static byte[] book(String content) {
        return zip("[Content_Types].xml", content.getBytes(UTF_8), "xl/workbook.xml", new byte[] {'<', 'a', '/', '>'});
    }

    private Admission.Taken take(Object... namesAndBytes) {
        return take(admission, namesAndBytes);
    }

    private Admission.Taken take(Admission door, Object... namesAndBytes) {
        List<Intake.Part> parts = new ArrayList<>();
        try {
            for (int i = 0; i < namesAndBytes.length; i += 2) {
                Path file = folder.resolve("part-" + i);
                parts.add(new Intake.Part((String) namesAndBytes[i], Files.write(file, (byte[]) namesAndBytes[i + 1])));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return door.take(parts);
    }

    /** Name, ok or the codes. */
    private static List<String> told(Admission.Taken taken) {
        return taken.files().stream()
                .map(file -> file.fileName() + " "
                        + (file.refused() ? "" : "ok ")
                        + String.join(",", Door.codes(file.problems())))
                .map(String::strip)
                .toList();
    }

    @Test
    void aWorkbookIsKeptAsItIs() {
        byte[] bytes = book("1");
        Admission.Taken taken = take("报表.xlsx", bytes);
        assertThat(told(taken)).containsExactly("报表.xlsx ok");
        assertThat(archive.get(taken.files().get(0).sha256())).isEqualTo(bytes);
        assertThat(taken.files().get(0).size()).isEqualTo(bytes.length);
    }

    @Test
    void theMembersOfAZipAreFilesWithTheZipsNameInFront() {
        byte[] one = book("1");
        Admission.Taken taken = take("五月.zip", zip("市教育局/月报.xlsx", one, "读我.txt", "hi".getBytes(UTF_8)));
        assertThat(told(taken)).containsExactly("五月.zip/市教育局/月报.xlsx ok", "五月.zip/读我.txt ok");
        assertThat(archive.get(taken.files().get(0).sha256())).isEqualTo(one);
    }

    @Test
    void aByteOfACharacterIsNoBackslash() {
        // the second byte of 誠 is 5C, a backslash elsewhere
        assertThat("誠".getBytes(GB18030)[1]).isEqualTo((byte) '\\');
        byte[] archived = clearUtf8Flag(zip(GB18030, Map.of("誠.xlsx", book("1"))));
        assertThat(told(take("a.zip", archived))).containsExactly("a.zip/誠.xlsx ok");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"GB18030, 示例縣誠信辦.xlsx", "GB18030, 朝阳县.xlsx", "UTF-8, 朝阳县.xlsx"})
    void namesOfAnyCommonMakerAreRead(String charset, String name) {
        byte[] archived = zip(Charset.forName(charset), Map.of(name, book("1")));
        assertThat(told(take("a.zip", clearUtf8Flag(archived)))).containsExactly("a.zip/" + name + " ok");
    }

    /** Bit 11 of the general purpose flags of every record, as old programs leave it: not set. */
    private static byte[] clearUtf8Flag(byte[] zip) {
        byte[] copy = zip.clone();
        for (int i = 0; i < copy.length - 10; i++) {
            if (copy[i] == 'P' && copy[i + 1] == 'K') {
                if (copy[i + 2] == 3 && copy[i + 3] == 4) {
                    copy[i + 7] &= (byte) ~8;
                } else if (copy[i + 2] == 1 && copy[i + 3] == 2) {
                    copy[i + 9] &= (byte) ~8;
                }
            }
        }
        return copy;
    }

    @Test
    void junkIsPassedOverAndCounted() {
        Admission.Taken taken = take(
                "夏.zip",
                zip(
                        "夏/~$月报.xlsx", new byte[5],
                        "夏/._月报.xlsx", new byte[5],
                        "__MACOSX/夏/月报.xlsx", new byte[5],
                        "夏/.DS_Store", new byte[5],
                        "夏/Thumbs.db", new byte[5],
                        "夏/", new byte[0],
                        "夏/月报.xlsx", book("1")));
        assertThat(told(taken)).containsExactly("夏.zip/夏/月报.xlsx ok junk-skipped");
        assertThat(taken.skipped()).isEqualTo(5);
        assertThat(Wording.message(taken.files().get(0).problems().get(0))).contains("跳过了 5 个");
    }

    @Test
    void junkBesideFilesIsPassedOverAndAloneIsTold() {
        assertThat(told(take("a/Thumbs.db", new byte[3], "a/x.xlsx", book("1"))))
                .containsExactly("a/x.xlsx ok junk-skipped");
        assertThat(told(take("~$月报.xlsx", new byte[3]))).containsExactly("~$月报.xlsx not-a-workbook,junk-skipped");
    }

    @Test
    void aBadMemberIsItsOwnProblemAlone() {
        byte[] good = book("good");
        byte[] archived = zip("a.xlsx", good, "b.xlsx", "0123456789".getBytes(UTF_8), "../../etc/c.xlsx", good);
        byte[] broken = breakCrc(archived, "b.xlsx");
        Admission.Taken taken = take("全部.zip", broken);
        assertThat(told(taken))
                .containsExactly("全部.zip/a.xlsx ok", "全部.zip/b.xlsx archive-damaged", "全部.zip/c.xlsx unsafe-name");
        assertThat(archive.get(taken.files().get(1).sha256()))
                .as("the zip, to look at")
                .isEqualTo(broken);
    }

    /** Changes the checksum of a member in both of its records. */
    private static byte[] breakCrc(byte[] zip, String name) {
        byte[] copy = zip.clone();
        byte[] wanted = name.getBytes(UTF_8);
        for (int i = 0; i < copy.length - 46 - wanted.length; i++) {
            boolean central = copy[i] == 'P' && copy[i + 1] == 'K' && copy[i + 2] == 1 && copy[i + 3] == 2;
            if (central && java.util.Arrays.equals(copy, i + 46, i + 46 + wanted.length, wanted, 0, wanted.length)) {
                copy[i + 16] ^= 1;
            }
        }
        return copy;
    }

    @Test
    void zipsInZipsAreOpenedTwoDeepOnly() {
        byte[] one = zip("x.xlsx", book("1"));
        byte[] two = zip("一.zip", one, "y.xlsx", book("2"));
        byte[] three = zip("二.zip", two);
        assertThat(told(take("外.zip", two))).containsExactly("外.zip/一.zip/x.xlsx ok", "外.zip/y.xlsx ok");
        assertThat(told(take("外.zip", three)))
                .containsExactly("外.zip/二.zip/一.zip archive-too-deep", "外.zip/二.zip/y.xlsx ok");
    }

    @Test
    void anEmptyZipAndOneOfJunkAreTold() {
        byte[] empty = {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        assertThat(told(take("空.zip", empty))).containsExactly("空.zip archive-empty");
        assertThat(told(take("空.zip", zip("Thumbs.db", new byte[3]))))
                .containsExactly("空.zip archive-empty,junk-skipped");
    }

    @Test
    void otherArchivesAreNamedByTheirBytes() {
        byte[] rar = "Rar!\32\7\1\0 and more".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(told(take("a.zip", rar))).containsExactly("a.zip archive-unsupported");
        assertThat(told(take("a.zip", zip("b.xlsx", rar)))).containsExactly("a.zip/b.xlsx archive-unsupported");
        assertThat(Kind.of("7z\u00BC\u00AF'\u001C..".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)))
                .isEqualTo(Kind.SEVEN_ZIP);
        byte[] tar = new byte[512];
        System.arraycopy("ustar".getBytes(UTF_8), 0, tar, 257, 5);
        assertThat(Kind.of(tar)).isEqualTo(Kind.TAR);
        assertThat(Kind.of(new byte[0])).isEqualTo(Kind.OTHER);
    }

    @Test
    void aDamagedZipIsToldByTheDoorADamagedWorkbookByItsExamination() {
        byte[] whole = zip("x.xlsx", book("1"));
        byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
        assertThat(told(take("a.zip", half))).containsExactly("a.zip archive-damaged");
        assertThat(told(take("a.xlsx", half))).containsExactly("a.xlsx ok");
    }

    @Test
    void limitsAreToldWithWhatWasFound() {
        Admission small = new Admission(archive, Limits.STANDARD.withBytes(1000, 1000, 1500));
        byte[] big = new byte[1001];
        assertThat(told(take(small, "大.xlsx", big))).containsExactly("大.xlsx limit-exceeded");
        byte[] part = new byte[700];
        assertThat(told(take(small, "a.zip", zip("1.csv", part, "2.csv", part, "3.csv", part, "4.csv", part))))
                .containsExactly(
                        "a.zip/1.csv ok", "a.zip/2.csv ok", "a.zip/3.csv limit-exceeded", "a.zip/4.csv limit-exceeded");
    }

    @Test
    void tooManyMembersAreOneReceipt() {
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < 2001; i++) {
            many.put(i + ".xlsx", new byte[] {1});
        }
        assertThat(told(take("多.zip", zip(UTF_8, many)))).containsExactly("多.zip limit-exceeded");
    }

    @ParameterizedTest(name = "{0} is shown as {1}")
    @CsvSource({
        "月报.xlsx, 月报.xlsx",
        "'夏/月报.xlsx', '夏/月报.xlsx'",
        "'夏\\月报.xlsx', '夏/月报.xlsx'",
        "'../../etc/cron.d/k.xlsx', k.xlsx",
        "'/etc/k.xlsx', k.xlsx",
        "'C:\\Users\\k.xlsx', k.xlsx",
        "'C:k.xlsx', k.xlsx",
        "'', 未命名",
        "'..', 未命名"
    })
    void namesAreShownWithoutTricks(String sent, String shown) {
        assertThat(FileNames.shown(sent)).isEqualTo(shown);
    }

    @Test
    void invisibleAndControlCharactersAreNotShown() {
        assertThat(FileNames.shown("a\u202Excod.\u0000\nxlsx\u001B[31m")).isEqualTo("axcod.xlsx[31m");
        assertThat(FileNames.shown("x".repeat(500) + ".xlsx"))
                .hasSize(241)
                .startsWith("…")
                .endsWith("x.xlsx");
    }

    private static byte[] png(int width, int height) {
        return java.nio.ByteBuffer.allocate(40)
                .put("\u0089PNG\r\n\u001A\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))
                .putInt(13)
                .put("IHDR".getBytes(UTF_8))
                .putInt(width)
                .putInt(height)
                .array();
    }

    private static byte[] ole(String stream) {
        byte[] head = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        byte[] name = (stream + "\0").getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
        byte[] bytes = java.util.Arrays.copyOf(head, 100_000);
        System.arraycopy(name, 0, bytes, 90_000, name.length);
        return bytes;
    }

    /** What is kept as an attachment, at the top and in a zip; what is examined, what is refused. */
    private void kinds(Map<String, byte[]> files, List<String> expected) {
        List<String> atTop = new ArrayList<>();
        files.forEach((name, bytes) -> atTop.addAll(kinds(take(name, bytes))));
        assertThat(atTop).isEqualTo(expected);
        assertThat(kinds(take("包.zip", zip(UTF_8, files))))
                .isEqualTo(expected.stream().map(one -> "包.zip/" + one).toList());
    }

    private static List<String> kinds(Admission.Taken taken) {
        return taken.files().stream()
                .map(file -> file.fileName() + " "
                        + (file.attachment() == null
                                ? file.refused() ? String.join(",", Door.codes(file.problems())) : "examined"
                                : file.attachment().id()))
                .toList();
    }

    @Test
    void attachmentsAreKnownByTheirBytesAndWhatCallsItselfAWorkbookIsExamined() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("照片.png", png(4000, 3000));
        files.put("炸弹.png", png(60_000, 60_000));
        files.put("没有名字", "%PDF-1.7".getBytes(UTF_8));
        files.put("扫描.jpg", "%PDF-1.7".getBytes(UTF_8));
        files.put("假.xlsx", "%PDF-1.7".getBytes(UTF_8));
        files.put("总结.docx", zip("[Content_Types].xml", new byte[1], "word/document.xml", new byte[1]));
        files.put(
                "带宏.docm",
                zip(
                        "[Content_Types].xml",
                        new byte[1],
                        "word/document.xml",
                        new byte[1],
                        "word/vbaProject.bin",
                        png(1, 1)));
        files.put("公文.ofd", zip("OFD.xml", new byte[1], "Doc_0/Document.xml", new byte[1]));
        files.put("文本.odt", zip("mimetype", "application/vnd.oasis.opendocument.text".getBytes(UTF_8)));
        files.put("表格.odf", zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet".getBytes(UTF_8)));
        files.put("老总结.doc", ole("WordDocument"));
        files.put("老表.doc", ole("Workbook"));
        files.put("说明.txt", "材料说明".getBytes(UTF_8));
        files.put("表.csv", "a,b".getBytes(UTF_8));
        files.put("图.svg", "<svg onload='x'/>".getBytes(UTF_8));
        files.put("照片.jpg .exe. ", "MZ..".getBytes(UTF_8));
        files.put("视频.mp4", "\0\0\0\30ftypisom....".getBytes(UTF_8));
        kinds(
                files,
                List.of(
                        "照片.png image",
                        "炸弹.png limit-exceeded",
                        "没有名字 pdf",
                        "扫描.jpg pdf",
                        "假.xlsx examined",
                        "总结.docx word",
                        "带宏.docm kind-not-accepted",
                        "公文.ofd ofd",
                        "文本.odt word",
                        "表格.odf examined",
                        "老总结.doc word",
                        "老表.doc examined",
                        "说明.txt text",
                        "表.csv examined",
                        "图.svg kind-not-accepted",
                        "照片.jpg .exe. kind-not-accepted",
                        "视频.mp4 media"));
    }

    /** Many small zips that grow large: what comes out of all of a request counts together. */
    @Test
    void theZipsOfARequestCountTogether() {
        Limits limits = Limits.STANDARD.withBytes(50_000_000, 50_000_000, 100_000_000);
        Admission door = new Admission(archive, limits);
        byte[] zeros = new byte[40_000_000];
        List<Object> parts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            zeros[0] = (byte) i;
            parts.addAll(List.of(i + ".zip", zip("a.txt", zeros.clone(), "b.txt", zeros.clone())));
        }
        List<String> told = told(take(door, parts.toArray()));
        assertThat(told.subList(0, 7)).noneMatch(one -> one.contains("limit-exceeded"));
        assertThat(told).filteredOn(one -> one.contains("limit-exceeded")).isNotEmpty();
        assertThat(told.get(told.size() - 1)).isEqualTo("4.zip limit-exceeded");
    }
}
