package org.kaoping.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.kaoping.problem.Checked;
import org.kaoping.problem.Wording;

/** What several tests assert. */
final class Checks {
    private Checks() {}

    /** That there is no value, the one problem has that code, and its sentence says that. */
    static void failsWith(Checked<?> checked, String code, String says) {
        assertThat(checked.value().isEmpty()).isTrue();
        assertThat(checked.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code().id()).isEqualTo(code);
            assertThat(Wording.message(problem)).contains(says);
        });
    }
}
