package org.kaoping.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path folder;

    /** Takes the lock and waits to be killed. */
    static final class Holder {
        public static void main(String[] args) throws IOException {
            try (DataFolder held = DataFolder.open(Path.of(args[0]))) {
                System.out.println("held " + held.folder());
                System.in.read();
            }
        }
    }

    @Test
    void aSecondServerIsToldAtOnce() {
        try (DataFolder first = DataFolder.open(folder)) {
            assertThat(first.database()).isEqualTo(folder.resolve("kaoping.db"));
            assertThatThrownBy(() -> DataFolder.open(folder))
                    .isInstanceOf(DataFolder.InUse.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("正被另一个考评服务使用");
        }
        DataFolder.open(folder).close();
    }

    @Test
    void aKilledServerLeavesTheFolderFree() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(other.inputReader().readLine()).startsWith("held");
            assertThatThrownBy(() -> DataFolder.open(folder)).isInstanceOf(DataFolder.InUse.class);
        } finally {
            other.destroyForcibly().waitFor();
        }
        DataFolder.open(folder).close();
    }
}
