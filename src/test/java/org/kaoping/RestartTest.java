package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL at any moment: what was acknowledged is there after a restart, and finished. */
class RestartTest {
    @Test
    void everyAcknowledgedUploadSurvivesAndIsFinished(@TempDir Path folder) throws Exception {
        assumeTrue(Clerks.haveOpenpyxl());
        Path data = folder.resolve("data");
        Running first = Running.start(data, folder.resolve("first.log"));
        List<String> units = StreamSupport.stream(
                        first.office().json("api/units").spliterator(), false)
                .map(unit -> unit.get("code").textValue())
                .limit(6)
                .toList();
        List<Clerks.Job> jobs = new ArrayList<>();
        for (String unit : units) {
            jobs.add(first.office().monthly(unit, "2020-05", "2020-05-21"));
        }
        List<byte[]> filled = Clerks.openpyxl(jobs, folder.resolve("filled"));
        Map<String, byte[]> acknowledged = new LinkedHashMap<>();
        Map<String, byte[]> underWay = new LinkedHashMap<>();
        for (int i = 0; i < filled.size(); i++) {
            (i < 3 ? acknowledged : underWay).put("报表" + i + ".xlsx", filled.get(i));
        }
        JsonNode batch = first.office().upload(acknowledged, "2020-05-22");
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
            try {
                first.office().send(underWay, "2020-05-22");
            } catch (IOException | InterruptedException cutOff) {
                // The kill below cuts it off; whether it was acknowledged is what is looked at afterwards.
            }
        });
        waitForAnOriginal(data, acknowledged.size() + 2);
        first.kill();
        sending.get(60, TimeUnit.SECONDS);

        Running second = Running.start(data, folder.resolve("second.log"));
        try {
            JsonNode same =
                    second.office().json("api/batches/" + batch.get("batch").textValue());
            assertThat(same).isEqualTo(batch);
            for (JsonNode receipt : same.get("receipts")) {
                byte[] original = second.office()
                        .get("api/uploads/" + receipt.get("id").textValue() + "/original")
                        .body();
                assertThat(original)
                        .isEqualTo(acknowledged.get(receipt.get("fileName").textValue()));
            }
            // What was cut off is either wholly there or not at all; sent again, it ends as if nothing had happened.
            JsonNode again = second.office().upload(underWay, "2020-05-22");
            assertThat(again.get("receipts"))
                    .allMatch(receipt -> List.of("accepted", "duplicate")
                            .contains(receipt.get("status").textValue()));
            JsonNode inForce = second.office().json("api/submissions?form=monthly-report&period=2020-05");
            assertThat(StreamSupport.stream(inForce.spliterator(), false)
                            .map(one -> one.get("unit").textValue()))
                    .containsExactlyInAnyOrderElementsOf(units);
            assertThat(second.office().get("").statusCode()).isEqualTo(200);
        } finally {
            second.end();
        }
        try (Stream<Path> work = Files.walk(data.resolve("work"))) {
            assertThat(work.filter(Files::isRegularFile)).isEmpty();
        }
    }

    /** Waits until so many originals lie there (the first scheme's among them), so that the kill comes amid the upload. */
    private static void waitForAnOriginal(Path data, int count) throws IOException, InterruptedException {
        for (int i = 0; i < 3000; i++) {
            try (Stream<Path> files = Files.walk(data.resolve("originals"))) {
                if (files.filter(Files::isRegularFile).count() >= count) {
                    return;
                }
            } catch (java.io.UncheckedIOException movedMeanwhile) {
                // A temporary file was renamed between the listing and the look.
            }
            Thread.sleep(10);
        }
    }
}
