package org.kaoping.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** LibreOffice as a second opinion: recalculates every formula of a workbook, whatever its cached values say. */
final class Soffice {
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
    static Optional<Path> program() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "soffice"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The same workbook, recalculated and saved by LibreOffice. */
    static byte[] recalculated(Path soffice, byte[] workbook, Path folder) throws IOException, InterruptedException {
        Path profile = folder.resolve("profile");
        Files.createDirectories(profile.resolve("user"));
        Files.writeString(profile.resolve("user/registrymodifications.xcu"), ALWAYS);
        Path in = folder.resolve("in.xlsx");
        Files.write(in, workbook);
        Path out = folder.resolve("out");
        Path log = folder.resolve("soffice.log");
        Process process = new ProcessBuilder(List.of(
                        soffice.toString(),
                        "-env:UserInstallation=" + profile.toUri(),
                        "--headless",
                        "--convert-to",
                        "xlsx:Calc MS Excel 2007 XML",
                        "--outdir",
                        out.toString(),
                        in.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(180, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("soffice did not end");
        }
        Path result = out.resolve("in.xlsx");
        if (!Files.exists(result)) {
            throw new IOException("soffice wrote nothing: " + Files.readString(log));
        }
        return Files.readAllBytes(result);
    }
}
