package org.kaoping.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoping.Kaoping;
import org.kaoping.Settings;
import org.kaoping.assessment.Tracking;
import org.kaoping.intake.Receipt;
import org.kaoping.intake.Status;
import org.kaoping.scheme.Period;
import org.kaoping.scoring.Facts;
import org.kaoping.scoring.Ranking;

/** The demo: a newcomer sees a whole year, with everything that really happens in one. */
class DemoTest {
    @Test
    void theInventedCitysYearIsPlayedThroughTheFrontDoor(@TempDir Path folder)
            throws IOException, InterruptedException {
        Settings.Read read = Settings.read(
                new String[] {
                    "--port=0",
                    "--data=" + folder.resolve("data"),
                    "--first-scheme=src/main/resources/demo/scheme-demo.xlsx"
                },
                Map.of());
        Settings settings = ((Settings.Good) read).settings();
        List<String> said = new ArrayList<>();
        try (Kaoping kaoping = new Kaoping(settings, Clock.system(settings.zone()))) {
            Demo.play(kaoping, said::add);
            assertThat(said).anyMatch(line -> line.contains(kaoping.address() + "api/ranking.xlsx?year=2020"));

            List<Receipt> receipts = kaoping.rooms().intake().receipts(null, null, null, 1000);
            Set<Status> statuses = receipts.stream().map(Receipt::status).collect(Collectors.toSet());
            assertThat(statuses).containsOnly(Status.ACCEPTED, Status.REJECTED);
            assertThat(receipts)
                    .filteredOn(receipt -> receipt.status() == Status.REJECTED)
                    .isNotEmpty()
                    .allSatisfy(receipt -> assertThat(receipt.problems())
                            .extracting(problem -> problem.code().id())
                            .contains("not-in-list", "not-a-number"));

            Set<Tracking.State> states = EnumSet.noneOf(Tracking.State.class);
            for (int month = 5; month <= 12; month++) {
                kaoping.rooms().tracking().of(new Period(2020, month)).get().forEach(row -> states.add(row.state()));
            }
            assertThat(states)
                    .contains(
                            Tracking.State.ON_TIME,
                            Tracking.State.LATE,
                            Tracking.State.MISSING,
                            Tracking.State.RETURNED);

            // the year's forms of units, each with some that sent it; only a few that did not
            Map<String, List<Tracking.State>> yearly = new TreeMap<>();
            kaoping.rooms()
                    .tracking()
                    .of(Period.ofYear(2020))
                    .get()
                    .forEach(row -> yearly.computeIfAbsent(row.form(), form -> new ArrayList<>())
                            .add(row.state()));
            assertThat(yearly).containsKeys("self-assessment", "work-ledger", "work-summary");
            assertThat(yearly)
                    .allSatisfy((form, all) -> assertThat(all.stream()
                                    .filter(state -> state == Tracking.State.ON_TIME || state == Tracking.State.LATE)
                                    .count())
                            .as(form)
                            .isGreaterThan(all.size() / 2));

            Ranking ranking = kaoping.rooms().results().of(2020).get();
            assertThat(ranking.cohorts().get(0).rows()).hasSizeGreaterThan(15);
            assertThat(ranking.cohorts().get(1).rows()).hasSizeGreaterThan(3);

            // the office's forms count: paper copies, decisions, a verified falsification; months have scores
            List<Facts.UnitFacts> facts = ranking.facts().units();
            assertThat(facts).anySatisfy(unit -> assertThat(unit.bonus()).isPositive());
            assertThat(facts).anySatisfy(unit -> assertThat(unit.eligible()).isFalse());
            assertThat(facts).allSatisfy(unit -> assertThat(unit.unentered()).isLessThan(4));
            assertThat(kaoping.rooms().results().whole(2020).get().scores()).hasSizeGreaterThan(20);
            assertThat(kaoping.rooms()
                            .collecting()
                            .of("year-end-marks", Period.ofYear(2020), Optional.empty())
                            .get()
                            .handedIn())
                    .as("made from what the unit had sent")
                    .anySatisfy(one -> assertThat(one.values().rows("inds"))
                            .anySatisfy(row -> assertThat(row.value("self")).isNotNull()));

            said.clear();
            Demo.play(kaoping, said::add);
            assertThat(kaoping.rooms().intake().receipts(null, null, null, 1000))
                    .as("a second start sends nothing again")
                    .hasSameSizeAs(receipts);
        }
    }
}
