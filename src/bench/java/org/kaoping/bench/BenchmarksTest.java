package org.kaoping.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The benchmarks work; how fast anything is, no test asks. */
class BenchmarksTest {
    @Test
    void everyTableIsPrinted() throws Exception {
        List<String> lines = new ArrayList<>();
        Benchmarks.run(Set.of("quick"), lines::add);
        assertThat(lines.stream().filter(line -> line.startsWith("## "))).hasSize(5);
        assertThat(lines.stream().filter(line -> line.contains("Kaoping"))).hasSizeGreaterThanOrEqualTo(10);
        assertThat(lines).anyMatch(line -> line.equals("Outcome: {ACCEPTED=4}"));
    }
}
