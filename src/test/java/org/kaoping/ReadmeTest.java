package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README is true: every setting with its default, every link, every dependency. */
class ReadmeTest {
    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    @Test
    void everySettingStandsThereWithItsDefault() throws IOException {
        String readme = readme();
        Matcher settings = Pattern.compile("--([a-z-]+) +默认 (\\S+)").matcher(Settings.help());
        int count = 0;
        while (settings.find()) {
            String usual = settings.group(2).equals("（空）") ? "(none)" : "`" + settings.group(2) + "`";
            assertThat(readme).contains("| `" + settings.group(1) + "` | " + usual + " |");
            count++;
        }
        assertThat(count).isGreaterThan(5);
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        Matcher links = Pattern.compile("]\\(([^)#]+)\\)").matcher(readme());
        int count = 0;
        while (links.find()) {
            assertThat(Path.of(links.group(1))).exists();
            count++;
        }
        assertThat(count).isGreaterThan(5);
    }

    @Test
    void everyDependencyHasItsReason() throws IOException {
        String readme = readme();
        String pom = Files.readString(Path.of("pom.xml"));
        String declared = pom.substring(pom.indexOf("</dependencyManagement>"), pom.indexOf("<build>"));
        Matcher names = Pattern.compile("<artifactId>([^<]+)</artifactId>").matcher(declared);
        List<String> toolsOfAnother = List.of("log4j-api", "selenium-support", "slf4j-api", "logback-classic");
        while (names.find()) {
            if (!toolsOfAnother.contains(names.group(1))) {
                assertThat(readme).contains(names.group(1));
            }
        }
    }
}
