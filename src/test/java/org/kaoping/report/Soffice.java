package org.kaoping.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** LibreOffice as a second opinion: recalculates every formula of a workbook, whatever its cached values say. */
public final class Soffice {
    private static final String ALWAYS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" \
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
            <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">\
            <value>0</value></prop></item>
            </oor:items>
            """;

    private Soffice() {}

    /** Where it is installed. */
    public static Optional<Path> program() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "soffice"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The same workbook, recalculated and saved by LibreOffice. */
    public static byte[] recalculated(Path soffice, byte[] workbook, Path folder)
            throws IOException, InterruptedException {
        return recalculated(soffice, List.of(workbook), folder).get(0);
    }

    /** The same workbooks in one call, which costs little more than one. */
    public static List<byte[]> recalculated(Path soffice, List<byte[]> workbooks, Path folder)
            throws IOException, InterruptedException {
        Path profile = folder.resolve("profile");
        Files.createDirectories(profile.resolve("user"));
        Files.writeString(profile.resolve("user/registrymodifications.xcu"), ALWAYS);
        Path out = folder.resolve("out");
        Path log = folder.resolve("soffice.log");
        List<String> command = new ArrayList<>(List.of(
                soffice.toString(),
                "-env:UserInstallation=" + profile.toUri(),
                "--headless",
                "--convert-to",
                "xlsx:Calc MS Excel 2007 XML",
                "--outdir",
                out.toString()));
        for (int i = 0; i < workbooks.size(); i++) {
            Path in = folder.resolve("in" + i + ".xlsx");
            Files.write(in, workbooks.get(i));
            command.add(in.toString());
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(180, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("soffice did not end");
        }
        List<byte[]> results = new ArrayList<>();
        for (int i = 0; i < workbooks.size(); i++) {
            Path result = out.resolve("in" + i + ".xlsx");
            if (!Files.exists(result)) {
                throw new IOException("soffice wrote nothing: " + Files.readString(log));
            }
            results.add(Files.readAllBytes(result));
        }
        return results;
    }
}
