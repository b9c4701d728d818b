package org.kaoping.form.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

class ZipPartsTest {
    private static final Limits LIMITS = Limits.STANDARD;

    private static ZipBytes.Member first() {
        return ZipBytes.member("一.xlsx", "one");
    }

    private static Checked<ZipParts> open(byte[] bytes) {
        return ZipParts.open(bytes, LIMITS);
    }

    private static ProblemCode code(Checked<?> checked) {
        assertThat(checked.value()).isEmpty();
        return checked.problems().get(0).code();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsStoredAndStreamedMembers(boolean stored) {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("夹/", new byte[0]);
        members.put("夹/一.xlsx", "one".getBytes(StandardCharsets.UTF_8));
        members.put("big", new byte[300_000]);
        ZipParts parts = open(XlsxMaker.zip(members, stored)).get();
        assertThat(parts.entries()).extracting(ZipParts.Entry::name).containsExactly("夹/", "夹/一.xlsx", "big");
        assertThat(parts.entries()).extracting(ZipParts.Entry::folder).containsExactly(true, false, false);
        assertThat(parts.read(parts.entries().get(1)).get())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("one");
        assertThat(parts.read(parts.entries().get(2)).get()).hasSize(300_000);
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                lie("another name in the directory", m -> m.centralName = "二.xlsx".getBytes(StandardCharsets.UTF_8)),
                lie("a longer name in the directory", m -> m.centralName = "一一.xlsx".getBytes(StandardCharsets.UTF_8)),
                lie("another method in the directory", m -> m.centralMethod = 8),
                lie("encrypted in the directory only", m -> m.centralFlags = 1),
                lie("another CRC in the directory", m -> m.centralCrc++),
                lie("another size in the directory", m -> m.centralSize = 2),
                lie("beyond the end of the file", m -> {
                    m.packed = 1_000_000;
                    m.centralSize = 1_000_000;
                    m.localSize = 1_000_000;
                }),
                lie("Zip64 sizes beyond all bounds", m -> {
                    m.packed = 0xFFFFFFFFL;
                    m.centralSize = 0xFFFFFFFFL;
                    m.extra = ByteBuffer.allocate(20)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putShort((short) 1)
                            .putShort((short) 16)
                            .putLong(1L << 60)
                            .putLong(1L << 60)
                            .array();
                }),
                lie("a Zip64 mark without its field", m -> m.packed = 0xFFFFFFFFL));
    }

    private static Arguments lie(String what, Consumer<ZipBytes.Member> change) {
        return Arguments.of(what, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void refusesAZipThatContradictsItself(String what, Consumer<ZipBytes.Member> change) {
        ZipBytes.Member member = first();
        change.accept(member);
        assertThat(code(open(new ZipBytes().add(member).bytes()))).isEqualTo(ProblemCode.ARCHIVE_DAMAGED);
        assertThat(open(new ZipBytes().add(first()).bytes()).problems()).isEmpty();
    }

    @Test
    void refusesAMemberThatTheDirectoryDoesNotList() {
        ZipBytes.Member ghost = ZipBytes.member("ghost.xlsx", "ghost");
        ghost.listed = false;
        assertThat(code(open(new ZipBytes().add(first()).add(ghost).bytes()))).isEqualTo(ProblemCode.ARCHIVE_DAMAGED);
        assertThat(code(open(new ZipBytes().add(ghost).add(first()).bytes()))).isEqualTo(ProblemCode.ARCHIVE_DAMAGED);
    }

    @Test
    void refusesEndRecordsThatLie() {
        ZipBytes zip = new ZipBytes().add(first());
        assertThat(open(zip.bytes(1, 0, "注释")).problems()).isEmpty();
        assertThat(code(open(zip.bytes(2, 0, "")))).isEqualTo(ProblemCode.ARCHIVE_DAMAGED);
        assertThat(code(open(zip.bytes(0, 0, "")))).isEqualTo(ProblemCode.ARCHIVE_DAMAGED);
        assertThat(code(open(zip.bytes(1, 1, "")))).isEqualTo(ProblemCode.ARCHIVE_DAMAGED);
        assertThat(code(open(zip.bytes(1, 1_000_000, "")))).isEqualTo(ProblemCode.ARCHIVE_DAMAGED);
        assertThat(code(open(zip.bytes(65_535, -7, "")))).isEqualTo(ProblemCode.ARCHIVE_DAMAGED);
    }

    @Test
    void refusesTwoDirectories() {
        String second = new String(new ZipBytes().bytes(), StandardCharsets.ISO_8859_1);
        assertThat(code(open(new ZipBytes().add(first()).bytes(1, 0, second)))).isEqualTo(ProblemCode.ARCHIVE_DAMAGED);
    }

    @Test
    void refusesMembersThatOverlap() {
        byte[] zip = new ZipBytes()
                .add(first())
                .add(ZipBytes.member("二.xlsx", "two"))
                .bytes();
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int directory = bytes.getInt(zip.length - 6);
        int secondRecord = directory + 46 + "一.xlsx".getBytes(StandardCharsets.UTF_8).length;
        byte[] one = Arrays.copyOf(zip, zip.length);
        // the second record leads to the first member, name and all
        System.arraycopy(zip, directory, one, secondRecord, secondRecord - directory);
        assertThat(code(open(one))).isEqualTo(ProblemCode.ARCHIVE_DAMAGED);
    }

    @Test
    void aWrongCrcIsFoundWhileReading() {
        ZipBytes.Member member = first();
        member.centralCrc++;
        member.localCrc++;
        ZipParts parts = open(new ZipBytes().add(member).bytes()).get();
        assertThat(code(parts.read(parts.entries().get(0)))).isEqualTo(ProblemCode.ARCHIVE_DAMAGED);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("encrypted", ProblemCode.ARCHIVE_ENCRYPTED, change(m -> {
                    m.localFlags = 1;
                    m.centralFlags = 1;
                })),
                Arguments.of("method", ProblemCode.ARCHIVE_DAMAGED, change(m -> {
                    m.localMethod = 14;
                    m.centralMethod = 14;
                })),
                Arguments.of("symbolic link", ProblemCode.UNSAFE_NAME, change(m -> {
                    m.made = 3 << 8;
                    m.attributes = 0xA1FF0000L;
                })));
    }

    private static Consumer<ZipBytes.Member> change(Consumer<ZipBytes.Member> change) {
        return change;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aFaultyMemberIsItsOwnProblemInAnArchive(String what, ProblemCode code, Consumer<ZipBytes.Member> change) {
        ZipBytes.Member member = ZipBytes.member("bad.xlsx", "bad");
        change.accept(member);
        ZipParts parts = open(new ZipBytes().add(member).add(first()).bytes()).get();
        assertThat(code(parts.read(parts.entries().get(0)))).isEqualTo(code);
        assertThat(parts.read(parts.entries().get(1)).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.xlsx",
                "a/../../evil.xlsx",
                "..",
                "a/..",
                "/etc/passwd",
                "\\\\server\\x",
                "C:\\x.xlsx",
                "c:x",
                "a\u0000b",
                "a\nb",
                "./a"
            })
    void unsafeNamesAreRefused(String name) {
        ZipParts parts =
                open(new ZipBytes().add(ZipBytes.member(name, "x")).bytes()).get();
        assertThat(code(parts.read(parts.entries().get(0)))).isEqualTo(ProblemCode.UNSAFE_NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a..b.xlsx", "a/b.xlsx", "..a", "月报 (1).xlsx", "~$a.xlsx"})
    void safeNamesAreNot(String name) {
        ZipParts parts =
                open(new ZipBytes().add(ZipBytes.member(name, "x")).bytes()).get();
        assertThat(parts.read(parts.entries().get(0)).problems()).isEmpty();
    }

    @Test
    void namesAreUtf8ElseGb18030AndUseForwardSlashes() {
        byte[] gbk = "朝阳县\\月报.xlsx".getBytes(Charset.forName("GBK"));
        ZipBytes.Member marked = ZipBytes.member("x.xlsx", "x");
        marked.extra = unicodeName(marked.centralName, "乙县.xlsx");
        ZipBytes.Member stale = ZipBytes.member("y.xlsx", "y");
        stale.extra = unicodeName("other".getBytes(StandardCharsets.UTF_8), "丙县.xlsx");
        ZipParts parts = open(new ZipBytes()
                        .add(new ZipBytes.Member(gbk, new byte[0]))
                        .add(first())
                        .add(marked)
                        .add(stale)
                        .bytes())
                .get();
        assertThat(parts.entries())
                .extracting(ZipParts.Entry::name)
                .containsExactly("朝阳县/月报.xlsx", "一.xlsx", "乙县.xlsx", "y.xlsx");
    }

    private static byte[] unicodeName(byte[] plain, String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(plain);
        return ByteBuffer.allocate(9 + utf8.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 0x7075)
                .putShort((short) (5 + utf8.length))
                .put((byte) 1)
                .putInt((int) crc.getValue())
                .put(utf8)
                .array();
    }

    @Test
    void twoMembersOfOneNameAreBothGivenInAnArchiveButRefuseAWorkbook() {
        byte[] zip = new ZipBytes()
                .add(first())
                .add(ZipBytes.member("一.XLSX", "two"))
                .bytes();
        assertThat(open(zip).get().entries()).hasSize(2);
        Problem problem = Books.open(zip, "a.xlsx", LIMITS).problems().get(0);
        assertThat(problem.code()).isEqualTo(ProblemCode.DUPLICATE_ENTRY);
    }

    @Test
    void sizesAreCountedNeverBelieved() {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("a", new byte[600]);
        members.put("b", new byte[600]);
        ZipParts parts = ZipParts.open(XlsxMaker.zip(members, false), LIMITS.withBytes(700, 700, 1_000))
                .get();
        assertThat(parts.read(parts.entries().get(0)).problems()).isEmpty();
        assertThat(code(parts.read(parts.entries().get(1)))).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
        ZipParts small = ZipParts.open(XlsxMaker.zip(members, false), LIMITS.withBytes(500, 500, 1_000))
                .get();
        assertThat(code(small.read(small.entries().get(0)))).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
    }

    @Test
    void theNumberOfEntriesIsBounded() {
        ZipBytes most = new ZipBytes();
        for (int i = 0; i < 2_000; i++) {
            most.add(ZipBytes.member("m" + i, ""));
        }
        assertThat(open(most.bytes()).get().entries()).hasSize(2_000);
        assertThat(code(open(most.add(ZipBytes.member("more", "")).bytes()))).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
    }

    @Test
    void noBytesThrow() {
        byte[] zip = new ZipBytes().add(first()).add(ZipBytes.member("b", "bb")).bytes();
        for (int length = 0; length < zip.length; length++) {
            assertThat(code(open(Arrays.copyOf(zip, length)))).isEqualTo(ProblemCode.ARCHIVE_DAMAGED);
        }
    }
}
