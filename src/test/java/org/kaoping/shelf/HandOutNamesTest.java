package org.kaoping.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The names that a hand-out can write are one list, and the documentation has all of it. */
class HandOutNamesTest {
    @Test
    void everyNameIsDocumented() throws IOException {
        String page = Files.readString(Path.of("src/site/markdown/forms.md"));
        assertThat(HandOutNames.VOCABULARY.fields())
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
        HandOutNames.VOCABULARY.lists().forEach((list, attributes) -> {
            String row = Arrays.stream(page.split("\n"))
                    .filter(line -> line.startsWith("| ") && line.contains("`" + list + "`"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(list));
            assertThat(attributes).allSatisfy(name -> assertThat(row).contains("`" + name + "`"));
        });
    }
}
