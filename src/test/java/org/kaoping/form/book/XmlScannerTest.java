package org.kaoping.form.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaoping.form.book.XmlScanner.Event;
import org.kaoping.problem.ProblemCode;

class XmlScannerTest {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /** All that a part says, in words: elements, attributes a and p:b, and the text of every t. */
    private static String said(InputStream part) {
        XmlScanner in = new XmlScanner(part, "part", Limits.STANDARD);
        StringBuilder said = new StringBuilder();
        for (Event event = in.next(); event != Event.DONE; event = in.next()) {
            if (event == Event.END) {
                said.append(')');
                continue;
            }
            said.append('(').append(in.local()).append(in.space() == XmlSpaces.Space.MAIN ? "*" : "");
            if (in.attribute("a") != null) {
                said.append("[").append(in.attribute("a")).append("]");
            }
            if (in.local().equals("t")) {
                said.append('=').append(in.text(10_000)).append(')');
            }
        }
        return said.toString();
    }

    private static String said(String xml) {
        return said(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    /** Gives one byte at a time, so that every boundary is met. */
    private static InputStream dripping(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] to, int from, int count) {
                return super.read(to, from, Math.min(count, 1));
            }
        };
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("<x/>", "(x)"),
                Arguments.of("<x></x >", "(x)"),
                Arguments.of("<?xml version='1.0'?>\n<!-- c --><x/><!-- c -->\n<?p i?>", "(x)"),
                Arguments.of("<x xmlns='" + MAIN + "'><y/></x>", "(x*(y*))"),
                Arguments.of("<m:x xmlns:m='" + MAIN + "'><m:y/><y/></m:x>", "(x*(y*)(y))"),
                Arguments.of("<x xmlns='" + MAIN + "'><y xmlns='other'/><z/></x>", "(x*(y)(z*))"),
                Arguments.of("<m:x xmlns:m='http://purl.oclc.org/ooxml/spreadsheetml/main'/>", "(x*)"),
                Arguments.of("<x a='1' b=\"2\"/>", "(x[1])"),
                Arguments.of("<x a = '1>2'/>", "(x[1>2])"),
                Arguments.of("<x a='&lt;&amp;&#20013;&#x4e2d;&#10;'/>", "(x[<&中中\n])"),
                Arguments.of("<x a='一\n二\t三'/>", "(x[一 二 三])"),
                Arguments.of("<t>一二</t>", "(t=一二)"),
                Arguments.of("<t/>", "(t=)"),
                Arguments.of("<t> a </t>", "(t= a )"),
                Arguments.of("<t>1<!-- c -->00</t>", "(t=100)"),
                Arguments.of("<t>1<![CDATA[0]]>0</t>", "(t=100)"),
                Arguments.of("<t><![CDATA[<&]]]]></t>", "(t=<&]])"),
                Arguments.of("<t>1<?p 9?>0</t>", "(t=10)"),
                Arguments.of("<t>a\r\nb\rc&#13;</t>", "(t=a\nb\nc\r)"),
                Arguments.of("<t>&lt;&gt;&amp;&quot;&apos;&#65;&#x1F600;</t>", "(t=<>&\"'A😀)"),
                Arguments.of("<x>text &amp; more<![CDATA[<y>]]><y/></x>", "(x(y))"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void reads(String xml, String said) {
        assertThat(said(xml)).isEqualTo(said);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void readsTheSameAcrossEveryBoundary(String xml, String said) {
        assertThat(said(dripping(xml.getBytes(StandardCharsets.UTF_8)))).isEqualTo(said);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void refusesEveryTruncation(String xml, String said) {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        int rootEnd = xml.lastIndexOf('>') == xml.length() - 1 && xml.endsWith("?>") ? 0 : bytes.length;
        for (int length = 0; length < rootEnd; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> said(new ByteArrayInputStream(cut))).isInstanceOf(Refusal.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "<x>",
                "<x></y>",
                "<x/><y/>",
                "x<x/>",
                "<x/>x",
                "<x a='1' a='2'/>",
                "<x a/>",
                "<x a=1/>",
                "<x a='1'b='2'/>",
                "<x a='<'/>",
                "<p:x/>",
                "<t>&nbsp;</t>",
                "<t>&#0;</t>",
                "<t>&#x1F;</t>",
                "<t>&#xD800;</t>",
                "<t>&#xFFFF;</t>",
                "<t>&#x110000;</t>",
                "<t>&;</t>",
                "<t>&amp</t>",
                "<t>&#;</t>",
                "<t>&#x;</t>",
                "<t>&#-1;</t>",
                "<t>a<b/></t>",
                "<t>\u0001</t>",
                "<x a='&unknown;'/>",
                "<x a='&lt'/>",
                "< x/>",
                "<x",
                "</x>",
                "<x><!-- </x>"
            })
    void refusesWhatIsNotWellFormed(String xml) {
        assertThatThrownBy(() -> said(xml)).isInstanceOf(Refusal.class);
    }

    static Stream<Charset> charsets() {
        return Stream.of(
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                Charset.forName("GBK"));
    }

    @ParameterizedTest
    @MethodSource("charsets")
    void readsOtherEncodings(Charset charset) {
        String xml = "<?xml version='1.0' encoding='" + charset.name() + "'?><t>中文" + "字".repeat(3000) + "</t>";
        byte[] bytes = xml.getBytes(charset);
        assertThat(said(new ByteArrayInputStream(bytes))).isEqualTo("(t=中文" + "字".repeat(3000) + ")");
    }

    @ParameterizedTest
    @MethodSource("charsets")
    void refusesADoctypeInEveryEncoding(Charset charset) {
        String xml = "<?xml version='1.0' encoding='" + charset.name()
                + "'?><!DOCTYPE t [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><t>&e;</t>";
        assertThatThrownBy(() -> said(new ByteArrayInputStream(xml.getBytes(charset))))
                .isInstanceOfSatisfying(
                        Refusal.class, e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.DOCTYPE_FORBIDDEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-7", "UTF-16", "UTF-32", "IBM037", "x-unknown"})
    void refusesAnEncodingThatTheBytesAreNot(String encoding) {
        assertThatThrownBy(() -> said("<?xml version='1.0' encoding='" + encoding + "'?><t>1</t>"))
                .isInstanceOf(Refusal.class);
    }

    static Stream<Arguments> badUtf8() {
        return Stream.of(
                Arguments.of(new int[] {0xC0, 0x80}),
                Arguments.of(new int[] {0xFF}),
                Arguments.of(new int[] {0xE4, 0xB8}),
                Arguments.of(new int[] {0xED, 0xA0, 0x80}),
                Arguments.of(new int[] {0xE0, 0x80, 0x80}),
                Arguments.of(new int[] {0xF4, 0x90, 0x80, 0x80}),
                Arguments.of(new int[] {0xF0, 0x80, 0x80, 0x80}),
                Arguments.of(new int[] {0x80}));
    }

    @ParameterizedTest
    @MethodSource("badUtf8")
    void refusesInvalidUtf8(int[] bad) {
        byte[] bytes = new byte[7 + bad.length];
        System.arraycopy("<t>".getBytes(StandardCharsets.UTF_8), 0, bytes, 0, 3);
        for (int i = 0; i < bad.length; i++) {
            bytes[3 + i] = (byte) bad[i];
        }
        System.arraycopy("</t>".getBytes(StandardCharsets.UTF_8), 0, bytes, 3 + bad.length, 4);
        assertThatThrownBy(() -> said(new ByteArrayInputStream(bytes))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> said(dripping(bytes))).isInstanceOf(Refusal.class);
    }

    @Test
    void depthIsBounded() {
        assertThat(said("<x>".repeat(64) + "</x>".repeat(64))).hasSize(64 * 3);
        assertThatThrownBy(() -> said("<x>".repeat(65) + "</x>".repeat(65)))
                .isInstanceOfSatisfying(
                        Refusal.class, e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.LIMIT_EXCEEDED));
    }

    @Test
    void attributesAreBounded() {
        StringBuilder most = new StringBuilder("<x");
        for (int i = 0; i < 100; i++) {
            most.append(" a").append(i).append("=''");
        }
        assertThat(said(most + "/>")).isEqualTo("(x)");
        assertThatThrownBy(() -> said(most + " b=''/>"))
                .isInstanceOfSatisfying(
                        Refusal.class, e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.LIMIT_EXCEEDED));
    }

    @Test
    void prefixesInForceAreBounded() {
        StringBuilder some = new StringBuilder("<x");
        for (int i = 0; i < 90; i++) {
            some.append(" xmlns:p").append(i).append("='u'");
        }
        some.append('>');
        assertThat(said(some.toString().repeat(2) + "</x></x>")).isEqualTo("(x(x))");
        assertThat(said("<r>" + (some + "</x>").repeat(9) + "</r>")).hasSize(3 + 9 * 3);
        assertThatThrownBy(() -> said(some.toString().repeat(3) + "</x></x></x>"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void textAndTagsAreBounded() {
        assertThatThrownBy(() -> said("<t>" + "x".repeat(10_001) + "</t>")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> said("<t>" + "&lt;".repeat(10_001) + "</t>")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> said("<x a='" + "x".repeat(1 << 20) + "'/>")).isInstanceOf(Refusal.class);
        assertThat(said("<x a='" + "x".repeat(100_000) + "'/>")).hasSize(100_005);
    }
}
