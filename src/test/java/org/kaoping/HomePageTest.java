package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the office sees first. */
class HomePageTest {
    /** The units' monthly report with its tracking, not the office's own monthly form, which nobody owes. */
    @Test
    void beginsWithWhatTheUnitsOwe(@TempDir Path folder) throws Exception {
        try (Kaoping kaoping = new Kaoping(Office.settings(folder), Office.from("2020-07-10"))) {
            String page = new String(new Office(kaoping.address()).get("").body(), StandardCharsets.UTF_8);
            assertThat(page)
                    .containsPattern("<option value=\"monthly-report\"[^>]* selected")
                    .contains("2020年07月 月度报送表", "截止日 2020年7月");
        }
    }
}
