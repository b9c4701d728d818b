package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A machine whose clock is set to another part of the world: days and deadlines are those of the office. */
class OtherTimeZonesTest {
    private static String state(Office office, String unit) throws Exception {
        return StreamSupport.stream(
                        office.json("api/tracking?period=2020-05").get("rows").spliterator(), false)
                .filter(row -> row.get("form").textValue().equals("monthly-report")
                        && row.get("unit").textValue().equals(unit))
                .map(row -> row.get("state").textValue())
                .findFirst()
                .orElseThrow();
    }

    /** What is seen at an instant, on a fresh data folder: the same whatever zone the machine is in. */
    private static Map<String, String> seen(Path data, String instant) throws Exception {
        Clock clock = Clock.fixed(Instant.parse(instant), ZoneId.of("Asia/Shanghai"));
        Map<String, String> seen = new LinkedHashMap<>();
        try (Kaoping kaoping = new Kaoping(Office.settings(data), clock)) {
            Office office = new Office(kaoping.address());
            byte[] filled = CrowdTest.filled(office.monthly("D001", "2020-05", "2020-05-20"));
            JsonNode receipt = office.upload(Map.of("五月.xlsx", filled), "").at("/receipts/0");
            seen.put("status", receipt.get("status").textValue());
            seen.put("received", receipt.get("receivedAt").textValue() + receipt.get("receivedOn"));
            seen.put("state", state(office, "D001"));
            seen.put(
                    "page",
                    new String(
                                    office.get("?year=2020&month=5&form=monthly-report")
                                            .body(),
                                    StandardCharsets.UTF_8)
                            .replaceAll("(?s).*(截止日.{0,60}).*", "$1"));
            seen.put("report date", Office.text(filled, new Clerks.Entry("月度报送表", "K4", "date", "")));
            seen.put(
                    "fields",
                    office.json("api/submissions?form=monthly-report")
                            .at("/0/fields/reportDate")
                            .toString());
        }
        return seen;
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/Los_Angeles"})
    void theDeadlineIsMidnightInShanghaiWhereverTheMachineStands(String zone, @TempDir Path folder) throws Exception {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            Map<String, String> last = seen(folder.resolve("last"), "2020-05-25T15:59:59Z");
            Map<String, String> first = seen(folder.resolve("first"), "2020-05-25T16:00:00Z");
            assertThat(last.get("status")).isEqualTo("accepted");
            assertThat(last.get("state")).isEqualTo("on-time");
            assertThat(first.get("state")).isEqualTo("late");
            assertThat(last.get("page")).contains("截止日 2020年5月25日");
            assertThat(last.get("received")).startsWith("2020-05-25T15:59:59Z");
            assertThat(first.get("fields")).contains("2020-05-20");
            assertThat(last).containsEntry("report date", "2020-05-20");
        } finally {
            TimeZone.setDefault(before);
        }
    }
}
