package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static Settings.Read read(Map<String, String> environment, String... args) {
        return Settings.read(args, environment);
    }

    private static Settings good(Map<String, String> environment, String... args) {
        assertThat(read(environment, args)).isInstanceOf(Settings.Good.class);
        return ((Settings.Good) read(environment, args)).settings();
    }

    @Test
    void theDefaultsAreSafe() {
        Settings settings = good(Map.of("PATH", "/usr/bin"));
        assertThat(settings.port()).isEqualTo(7070);
        assertThat(settings.bind()).isEqualTo("127.0.0.1");
        assertThat(settings.data()).hasToString("uploads");
        assertThat(settings.zone()).hasToString("Asia/Shanghai");
        assertThat(settings.hosts()).isEmpty();
    }

    @Test
    void theCommandLineWinsOverTheEnvironment() {
        Settings settings = good(Map.of("KAOPING_PORT", "8000", "KAOPING_MAX_FILE", "5"), "--port=9000");
        assertThat(settings.port()).isEqualTo(9000);
        assertThat(settings.fileMegabytes()).isEqualTo(5);
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        Settings.Read read = read(
                Map.of("KAOPING_PROT", "1"),
                "--port=70707",
                "--zone=Mars/Base",
                "--color=red",
                "--data",
                "--templates=no");
        assertThat(read).isInstanceOf(Settings.Wrong.class);
        assertThat(((Settings.Wrong) read).complaints())
                .hasSize(6)
                .anyMatch(line -> line.contains("KAOPING_PROT"))
                .anyMatch(line -> line.contains("--color=red"))
                .anyMatch(line -> line.contains("--data=值"))
                .anyMatch(line -> line.contains("“70707”"))
                .anyMatch(line -> line.contains("Mars/Base"))
                .anyMatch(line -> line.contains("文件夹不存在"));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, no, true",
        "::1, no, true",
        "localhost, no, true",
        "0.0.0.0, no, false",
        "0.0.0.0, yes, true",
        "192.0.2.7, no, false",
        "192.0.2.7, yes, true",
        "192.0.2.7, maybe, false"
    })
    void anAddressForOthersNeedsAnExplicitYes(String bind, String allow, boolean good) {
        Settings.Read read = read(Map.of(), "--bind=" + bind, "--allow-remote=" + allow);
        assertThat(read instanceof Settings.Good).isEqualTo(good);
    }

    @Test
    void helpListsEverySetting() {
        Settings.Read read = read(Map.of(), "--port=x", "--help");
        assertThat(read).isInstanceOf(Settings.Help.class);
        assertThat(((Settings.Help) read).text())
                .contains("--port", "--bind", "--allow-remote", "--data", "--templates", "--zone", "7070", "uploads");
    }
}
