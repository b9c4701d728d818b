package org.kaoping;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.kaoping.report.Soffice;

/** Fills workbooks with the programs that clerks have. */
final class Clerks {
    /** What is written into one cell. */
    record Entry(String sheet, String cell, String type, String value) {}

    /** A workbook with what is to be written into it. */
    record Job(byte[] template, List<Entry> entries) {
        Job {
            entries = List.copyOf(entries);
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EXCELJS =
            Path.of("target/exceljs/node_modules/exceljs").toAbsolutePath();

    private Clerks() {}

    static boolean haveOpenpyxl() {
        return Files.isExecutable(Path.of("/usr/bin/python3")) && run("/usr/bin/python3", "-c", "import openpyxl");
    }

    static boolean haveExceljs() {
        return Files.isDirectory(EXCELJS) && run("node", "--version");
    }

    static Optional<Path> soffice() {
        return Soffice.program();
    }

    static List<byte[]> openpyxl(List<Job> jobs, Path folder) throws IOException {
        Path list = list(jobs, folder);
        return results(jobs, folder, "/usr/bin/python3", "src/test/resources/fill/fill.py", list.toString());
    }

    static List<byte[]> exceljs(List<Job> jobs, Path folder) throws IOException {
        Path list = list(jobs, folder);
        return results(jobs, folder, "node", "src/test/resources/fill/fill.js", list.toString(), EXCELJS.toString());
    }

    /** openpyxl writes, LibreOffice opens, recalculates and saves: the file is LibreOffice's. */
    static List<byte[]> libreOffice(List<Job> jobs, Path folder) throws IOException, InterruptedException {
        return Soffice.recalculated(soffice().orElseThrow(), openpyxl(jobs, folder), folder);
    }

    private static Path list(List<Job> jobs, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 0; i < jobs.size(); i++) {
            Path in = Files.write(
                    folder.resolve("template" + i + ".xlsx"), jobs.get(i).template());
            all.add(Map.of(
                    "in", in.toString(),
                    "out", folder.resolve("filled" + i + ".xlsx").toString(),
                    "cells", jobs.get(i).entries()));
        }
        Path file = folder.resolve("jobs.json");
        JSON.writeValue(file.toFile(), all);
        return file;
    }

    private static List<byte[]> results(List<Job> jobs, Path folder, String... command) throws IOException {
        if (!run(command)) {
            throw new IOException("failed: " + String.join(" ", command));
        }
        List<byte[]> filled = new ArrayList<>();
        for (int i = 0; i < jobs.size(); i++) {
            filled.add(Files.readAllBytes(folder.resolve("filled" + i + ".xlsx")));
        }
        return filled;
    }

    private static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(180, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
