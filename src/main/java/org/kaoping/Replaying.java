package org.kaoping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kaoping.assessment.FactFinder;
import org.kaoping.assessment.MarkRecords;
import org.kaoping.assessment.PublishedResult;
import org.kaoping.assessment.PublishedResults;
import org.kaoping.assessment.Recomputed;
import org.kaoping.assessment.Results;
import org.kaoping.assessment.Tracking;
import org.kaoping.intake.Rerun;
import org.kaoping.intake.Submissions;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.problem.Wording;
import org.kaoping.scheme.Deadlines;
import org.kaoping.shelf.KeptMasters;
import org.kaoping.shelf.Publications;
import org.kaoping.shelf.Reshelving;
import org.kaoping.store.Archive;
import org.kaoping.store.Database;
import org.kaoping.store.Entries;
import org.kaoping.yearfile.OpenedArchive;

/**
 * Plays a year of an archive again in a folder of its own: the originals go through the same rooms as in the server, each at
 * its time; what the office entered is taken from the archive's database; each published result is computed at the moment it
 * was published and compared figure by figure.
 */
final class Replaying {
    /** Tables with a time that follow from the files and decisions, or are compared. */
    private static final Set<String> FOLLOW = Set.of("audit", "decision", "publication", "result", "mark_change");

    private final OpenedArchive archive;
    private final Path scratch;
    private final Moving clock = new Moving();
    private final List<String> faults = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Recomputed> results = new ArrayList<>();
    private int files;
    private int decisions;
    private int entries;
    private int publications;

    private Replaying(OpenedArchive archive, Path scratch) {
        this.archive = archive;
        this.scratch = scratch;
    }

    /**
     * What came of it.
     *
     * @param files how many files were sent again
     * @param decisions how many decisions of the office were made again
     * @param entries how many entries were taken from the archive's database
     * @param publications how many publications of masters were repeated
     * @param results each published result beside the computed one
     * @param otherwise how many files stand otherwise than in the archive
     * @param faults what is not as it was archived, in words
     * @param notes what could not be repeated as it was, in words; whether it matters the figures tell
     */
    record Told(
            int files,
            int decisions,
            int entries,
            int publications,
            List<Recomputed> results,
            int otherwise,
            List<String> faults,
            List<String> notes) {
        Told {
            notes = List.copyOf(notes);
            results = List.copyOf(results);
            faults = List.copyOf(faults);
        }
    }

    /** A clock that stands at the time of what is being repeated. */
    private static final class Moving extends Clock {
        private volatile Instant now = Instant.EPOCH;

        void to(Instant moment) {
            now = moment;
        }

        @Override
        public ZoneId getZone() {
            return Deadlines.ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** Something that happened, and when; of one moment the earlier rank comes first. */
    private record Event(Instant at, int rank, Runnable again) {}

    /**
     * Plays it.
     *
     * @param scratch an empty folder
     * @return a problem where the archive can't be played at all
     */
    static Checked<Told> of(OpenedArchive archive, Path scratch) {
        try {
            Path copy = Files.createDirectories(scratch.resolve("earlier")).resolve("kaoping.db");
            archive.database(copy);
            try (Database earlier = Database.open(copy)) {
                return new Replaying(archive, scratch).play(earlier);
            }
        } catch (IOException | UncheckedIOException e) {
            return Checked.failed(faulty("读不出来，" + e.getMessage()));
        } catch (RuntimeException e) {
            // a stranger's database: whatever is wrong with it, it is told and not thrown
            return Checked.failed(faulty("里面的数据库用不了（" + e.getClass().getSimpleName() + "）"));
        }
    }

    private static Problem faulty(String what) {
        return Problem.of(ProblemCode.NOT_A_YEAR_ARCHIVE, Place.WORKBOOK).found(what);
    }

    private Checked<Told> play(Database earlier) throws IOException {
        Path data = Files.createDirectories(scratch.resolve("data"));
        Path templates = Files.createDirectories(scratch.resolve("templates"));
        List<KeptMasters.Kept> masters = earlier.read(KeptMasters::of);
        masters(masters, new Archive(data.resolve("originals")), templates);
        Map<String, String> bytes = originals(new Archive(data.resolve("originals")));
        Map<String, String> installation = earlier.read(Reshelving::installation);
        try (Database fresh = Database.open(data.resolve("kaoping.db"))) {
            fresh.write(handle -> Reshelving.enter(handle, installation, masters));
        }
        Settings.Read read =
                Settings.read(new String[] {"--data=" + data, "--templates=" + templates, "--max-file=100"}, Map.of());
        if (!(read instanceof Settings.Good good)) {
            return Checked.failed(faulty("临时文件夹用不了"));
        }
        try (BackOffice office = new BackOffice(good.settings(), data, null, clock)) {
            office.shelf()
                    .refusedMasters()
                    .forEach((file, problems) -> faults.add("模板 " + file + " 用不了："
                            + Wording.message(problems.stream()
                                    .filter(Problem::isError)
                                    .findFirst()
                                    .orElse(problems.get(0)))));
            Rerun rerun = new Rerun(earlier, office.database(), office.intake());
            events(earlier, office, rerun, bytes).forEach(event -> {
                clock.to(event.at());
                event.again().run();
            });
            int otherwise = rerun.otherwise(bytes.keySet()).size();
            return Checked.of(new Told(files, decisions, entries, publications, results, otherwise, faults, notes));
        }
    }

    /** Puts the masters where the shelf looks for them: those that were in force into the templates folder. */
    private void masters(List<KeptMasters.Kept> masters, Archive kept, Path templates) throws IOException {
        Map<String, byte[]> found = new HashMap<>();
        for (byte[] master : archive.masters()) {
            found.put(kept.put(master), master);
        }
        for (KeptMasters.Kept master : masters) {
            byte[] own = found.get(master.fingerprint());
            if (own == null) {
                faults.add("缺少模板 " + master.form() + "（" + master.fingerprint() + "）");
            } else if (master.inForce()) {
                Files.write(templates.resolve(master.fingerprint() + ".xlsx"), own);
            }
        }
    }

    /** Puts the originals where the intake looks for them; gives the SHA-256 by upload. */
    private Map<String, String> originals(Archive kept) throws IOException {
        Map<String, String> bytes = new HashMap<>();
        for (OpenedArchive.Original original : archive.originals()) {
            if (original.path().isEmpty() || !archive.has(original.path())) {
                faults.add("缺少原件 " + (original.path().isEmpty() ? original.upload() : original.path()));
                continue;
            }
            String sha256 = kept.put(archive.read(original.path()));
            if (!sha256.equals(original.sha256())) {
                faults.add("原件与收到时的不同：" + original.path());
            }
            bytes.put(original.upload(), sha256);
        }
        return bytes;
    }

    private List<Event> events(Database earlier, BackOffice office, Rerun rerun, Map<String, String> bytes) {
        List<Event> events = new ArrayList<>();
        for (Publications.Publication one : earlier.read(Reshelving::publications)) {
            events.add(new Event(one.at(), 0, () -> publish(office, one)));
        }
        rerun.batches().forEach(came -> events.add(new Event(came.at(), 1, () -> files += rerun.send(came, bytes))));
        rerun.decisions().stream()
                .filter(decided -> bytes.containsKey(decided.upload()))
                .forEach(decided -> events.add(new Event(decided.at(), 2, () -> decide(rerun, decided))));
        for (Entries.Entry entry : earlier.read(handle -> Entries.of(handle, FOLLOW))) {
            // reasons that came in a workbook come again with it
            if (!"sheet".equals(entry.values().get("origin"))) {
                events.add(new Event(entry.at(), 3, () -> enter(office, entry)));
            }
        }
        Results recomputed = results(office);
        PublishedResults published = new PublishedResults(earlier, office.originals(), recomputed, clock);
        for (PublishedResult result : published.of(archive.year())) {
            events.add(new Event(result.at(), 4, () -> compare(published, recomputed, result)));
        }
        // stable: what is of one moment and rank keeps its order
        events.sort(Comparator.comparing(Event::at).thenComparing(Event::rank));
        return events;
    }

    private Results results(BackOffice office) {
        Submissions submissions = new Submissions();
        Tracking tracking = new Tracking(office.database(), office.shelf(), submissions, clock);
        return new Results(
                office.database(),
                office.shelf(),
                tracking,
                new FactFinder(submissions, MarkRecords.with(office.shelf())),
                clock);
    }

    private void publish(BackOffice office, Publications.Publication publication) {
        publications++;
        if (!Reshelving.publish(office.shelf(), publication)) {
            faults.add("模板「" + publication.title() + "」的发布不能重复");
        }
    }

    private void decide(Rerun rerun, Rerun.Decided decided) {
        decisions++;
        rerun.decide(decided).problems().stream()
                .filter(Problem::isError)
                .findFirst()
                .ifPresent(problem -> notes.add("对 " + decided.upload() + " 的处理不能重复：" + Wording.message(problem)));
    }

    private void enter(BackOffice office, Entries.Entry entry) {
        entries += office.database().write(handle -> Entries.add(handle, entry)) ? 1 : 0;
    }

    private void compare(PublishedResults published, Results recomputed, PublishedResult result) {
        PublishedResults.Whole whole = published.find(result.number()).get();
        recomputed
                .of(archive.year())
                .value()
                .ifPresentOrElse(
                        ranking -> results.add(Recomputed.of(whole, ranking)),
                        () -> faults.add("结果 " + result.number() + "：没有可用的考评方案，不能重算"));
    }
}
