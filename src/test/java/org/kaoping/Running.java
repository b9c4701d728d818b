package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server of the invented city in a process and a heap of its own: 512 MB. */
record Running(Process process, Office office) {
    private static final Pattern STARTED = Pattern.compile("考评系统已启动：(http://[^ （]+)");

    /** Starts it on that data folder, with those options of the JVM; what it says goes into that file. */
    static Running start(Path data, Path log, String... options) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(List.of(java.toString(), "-Xmx512m", "-Dfile.encoding=UTF-8"));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "org.kaoping.Kaoping",
                "--port=0",
                "--data=" + data,
                "--first-scheme=src/main/resources/demo/scheme-demo.xlsx"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        for (int i = 0; i < 1200 && process.isAlive(); i++) {
            Matcher started = STARTED.matcher(Files.readString(log));
            if (started.find()) {
                return new Running(process, new Office(started.group(1)));
            }
            Thread.sleep(100);
        }
        process.destroyForcibly();
        throw new IOException("not started: " + Files.readString(log));
    }

    /** As a power cut does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    /** As the office does. */
    void end() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
}
