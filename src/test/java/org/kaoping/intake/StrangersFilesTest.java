package org.kaoping.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A collection of hostile and broken files outside the project, through the real door; skipped where it is missing. */
class StrangersFilesTest {
    @TempDir
    Path folder;

    private static Path collection() {
        Path here = Path.of("").toAbsolutePath();
        for (Path up = here; up != null; up = up.getParent()) {
            Path found = up.resolve("shared/hostile");
            if (Files.isDirectory(found)) {
                return found;
            }
        }
        return here.resolve("missing");
    }

    @Test
    void noneIsTakenNoneBreaksTheDoorAndTheNextGoodFileIsReadAtOnce() throws IOException {
        Path collection = collection();
        Path table = collection.resolve("expectations.tsv");
        assumeTrue(Files.exists(table));
        List<String> wrong = new ArrayList<>();
        try (Office office = new Office(folder)) {
            assertThat(office.scheme().status()).isEqualTo(Status.ACCEPTED);
            for (String line : Files.readAllLines(table)) {
                String[] row = line.split("\t", -1);
                Path file = collection.resolve("files").resolve(row[0]);
                if (row[0].endsWith(".http") || !Files.isRegularFile(file)) {
                    continue;
                }
                List<Receipt> receipts =
                        office.door.send(List.of(office.door.part(row[2], Files.readAllBytes(file))), null);
                check(row, receipts, wrong);
            }
            assertThat(office.report("D002", 5).send().status()).isEqualTo(Status.ACCEPTED);
        }
        try (Stream<Path> left = Files.list(folder.resolve("originals"))) {
            assertThat(left.filter(Files::isRegularFile)).as("temporary files").isEmpty();
        }
        assertThat(wrong).isEmpty();
    }

    private static void check(String[] row, List<Receipt> receipts, List<String> wrong) {
        if (receipts.isEmpty()) {
            wrong.add(row[0] + " has no receipt");
        }
        for (Receipt receipt : receipts) {
            List<String> codes = Door.codes(receipt);
            boolean taken = receipt.status() == Status.ACCEPTED || receipt.status() == Status.RECEIVED;
            boolean reasonless = receipt.status() == Status.REJECTED
                    && receipt.problems().stream().noneMatch(problem -> problem.isError());
            boolean broke = codes.contains("examination-failed") || codes.contains("examination-timeout");
            // none is a form of the office, so that even an honest one is refused here
            if (taken || reasonless || broke) {
                wrong.add(row[0] + " " + receipt.fileName() + " " + receipt.status() + " " + codes);
            }
        }
    }
}
