package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of rules names classes and tests that exist, and the classes cite the rule. */
class RulesPageTest {
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    static Stream<List<String>> rules() throws IOException {
        return Files.readAllLines(Path.of("src/site/markdown/rules.md")).stream()
                .filter(line -> line.matches("\\| R\\d+a? .*"))
                .map(line -> Stream.of(line.split("\\|")).map(String::strip).toList());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void classesAndTestsExistAndAClassCitesTheRule(List<String> row) throws IOException {
        String rule = row.get(1);
        List<String> sources = sources("src/main/java", row.get(4));
        assertThat(sources).as(rule + " is cited").anyMatch(text -> text.matches("(?s).*\\b" + rule + "\\b.*"));
        assertThat(sources("src/test/java", row.get(5))).isNotEmpty();
    }

    @Test
    void everyRuleHasItsLine() throws IOException {
        List<String> named = rules().map(row -> row.get(1)).distinct().toList();
        List<String> all = new java.util.ArrayList<>();
        for (int rule = 0; rule <= 18; rule++) {
            all.add("R" + rule);
        }
        all.add("R6a");
        assertThat(named).containsExactlyInAnyOrderElementsOf(all);
    }

    private static List<String> sources(String root, String names) throws IOException {
        List<String> texts = new java.util.ArrayList<>();
        Matcher name = NAME.matcher(names);
        while (name.find()) {
            String file = name.group(1) + ".java";
            try (Stream<Path> all = Files.walk(Path.of(root))) {
                Path found = all.filter(path -> path.getFileName().toString().equals(file))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no " + file));
                texts.add(Files.readString(found));
            }
        }
        return texts;
    }
}
