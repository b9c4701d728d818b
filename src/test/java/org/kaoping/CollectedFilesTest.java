package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoping.form.book.ZipEdit;

/**
 * Every workbook that others have collected, ten at a time, through the front door of one server: a receipt each, after
 * each ten a good workbook taken, and the heap no fuller afterwards than before.
 */
class CollectedFilesTest {
    private static final int TOGETHER = 10;

    /** After so many requests the classes are loaded and the caches filled. */
    private static final int WARM = 20;

    /** What caches, compiled forms and SQLite may keep; a leak of one file's cells would be more. */
    private static final long GROWTH = 32L << 20;

    private static long used() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void taken(Office office, byte[] report, int time) throws Exception {
        byte[] another = ZipEdit.replace(report, "xl/sharedStrings.xml", "工作推进会", "第" + time + "次推进会");
        JsonNode receipt =
                office.upload(Map.of("好表.xlsx", another), "2020-05-21").at("/receipts/0");
        assertThat(receipt.get("status").textValue())
                .as(receipt.toPrettyString())
                .isEqualTo("accepted");
    }

    @Test
    void allGetAReceiptAndTheHeapStaysAsItWas(@TempDir Path folder) throws Exception {
        List<Path> files = Shared.files("corpus/files", "");
        try (Kaoping kaoping = new Kaoping(Office.settings(folder), Office.from("2020-12-20"))) {
            Office office = new Office(kaoping.address());
            byte[] may = CrowdTest.filled(office.monthly("D001", "2020-05", "2020-05-20"));
            long before = 0;
            int receipts = 0;
            for (int at = 0; at < files.size(); at += TOGETHER) {
                Map<String, byte[]> together = new LinkedHashMap<>();
                for (Path file : files.subList(at, Math.min(files.size(), at + TOGETHER))) {
                    String name = file.getFileName().toString();
                    together.put(
                            together.size() + name.substring(Math.max(0, name.lastIndexOf('.'))),
                            Files.readAllBytes(file));
                }
                JsonNode answers = office.upload(together, "").get("receipts");
                assertThat(answers.size()).isGreaterThanOrEqualTo(together.size());
                for (JsonNode receipt : answers) {
                    receipts++;
                    assertThat(receipt.get("status").textValue())
                            .as(receipt.toPrettyString())
                            .isIn("rejected", "held", "duplicate", "attachment");
                    assertThat(receipt.get("problems"))
                            .as(receipt.toPrettyString())
                            .noneMatch(problem -> Set.of("examination-failed", "examination-timeout", "storage-failed")
                                    .contains(problem.get("code").textValue()));
                }
                taken(office, may, at / TOGETHER);
                if (at / TOGETHER == WARM) {
                    before = used();
                }
            }
            long after = used();
            assertThat(receipts).isGreaterThanOrEqualTo(files.size());
            assertThat(after - before)
                    .as("heap " + (before >> 20) + " MB, then " + (after >> 20) + " MB")
                    .isLessThan(GROWTH);
        }
    }
}
