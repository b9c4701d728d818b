package org.kaoping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoping.assessment.ClaimsToDecide;
import org.kaoping.assessment.FactFinder;
import org.kaoping.assessment.MarkRecords;
import org.kaoping.assessment.PublishedResults;
import org.kaoping.assessment.Results;
import org.kaoping.assessment.ToRectify;
import org.kaoping.assessment.Tracking;
import org.kaoping.assessment.WhatIsKnown;
import org.kaoping.form.book.Limits;
import org.kaoping.intake.EarlierSubmissions;
import org.kaoping.intake.Intake;
import org.kaoping.intake.Receipt;
import org.kaoping.intake.Submissions;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Problem;
import org.kaoping.problem.Wording;
import org.kaoping.report.SystemForms;
import org.kaoping.shelf.HandOut;
import org.kaoping.shelf.HandOutNames;
import org.kaoping.shelf.Shelf;
import org.kaoping.store.Archive;
import org.kaoping.store.DataFolder;
import org.kaoping.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stands behind the server, and behind a check on the command line: the data folder, the shelf, the front door. */
final class BackOffice implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackOffice.class);
    private static final long FIRST_SCHEME_MILLIS = 60_000;

    private final DataFolder folder;
    private final Database database;
    private final Archive archive;
    private final Shelf shelf;
    private final HandOut handOut;
    private final Intake intake;
    private final Results results;
    private final Clock clock;

    /**
     * Opens it.
     *
     * @param data the data folder, which is taken for this process
     * @param originals the originals of another data folder whose database was copied into this one: the masters and
     *     schemes that it refers to are copied too; null where there is none
     * @throws DataFolder.InUse when another process has the data folder
     */
    BackOffice(Settings settings, Path data, @Nullable Path originals, Clock clock) {
        this.clock = clock;
        this.folder = DataFolder.open(data);
        this.database = Database.open(folder.database());
        this.archive = new Archive(folder.originals());
        if (originals != null && Files.isDirectory(originals)) {
            Archive other = new Archive(originals);
            database.read(Shelf::originals).stream()
                    .filter(other::has)
                    .forEach(sha256 -> archive.put(other.get(sha256)));
        }
        this.shelf =
                new Shelf(database, archive, settings.templates(), HandOutNames.with(SystemForms.VOCABULARY), clock);
        Submissions submissions = new Submissions();
        Tracking tracking = new Tracking(database, shelf, submissions, clock);
        this.results =
                new Results(database, shelf, tracking, new FactFinder(submissions, MarkRecords.with(shelf)), clock);
        this.handOut = new HandOut(
                shelf,
                new WhatIsKnown(
                        new ToRectify(
                                new ClaimsToDecide(new EarlierSubmissions(database), database, shelf, submissions),
                                database,
                                shelf),
                        database,
                        submissions,
                        tracking,
                        clock));
        Limits limits = Limits.STANDARD.withBytes(
                (long) settings.fileMegabytes() << 20, Limits.STANDARD.partBytes(), Limits.STANDARD.totalBytes());
        this.intake = new Intake(database, archive, shelf, handOut, clock, limits, new DecidedRankings(shelf, results));
    }

    DataFolder folder() {
        return folder;
    }

    Database database() {
        return database;
    }

    Archive originals() {
        return archive;
    }

    Shelf shelf() {
        return shelf;
    }

    HandOut handOut() {
        return handOut;
    }

    Intake intake() {
        return intake;
    }

    Results results() {
        return results;
    }

    PublishedResults published() {
        return new PublishedResults(database, archive, results, clock);
    }

    /** Sweeps what an earlier run left, and takes up what it had acknowledged. */
    void resume() {
        archive.sweep(
                sha256 -> intake.refersTo(sha256) || shelf.keeps(sha256) || PublishedResults.keeps(database, sha256),
                clock.instant());
        intake.resume();
    }

    /** An empty data folder starts with the shipped scheme, sent through the same door as everything else. */
    void firstScheme(Settings settings) throws IOException {
        if (!shelf.years().isEmpty()
                || !intake.receipts(null, null, null, 1).isEmpty()
                || !Files.isRegularFile(settings.firstScheme())) {
            return;
        }
        Path copy = Files.createTempFile(folder.work(), "scheme-", ".xlsx");
        try {
            Files.write(copy, Files.readAllBytes(settings.firstScheme()));
            String name = settings.firstScheme().getFileName().toString();
            Checked<Intake.Batch> sent = intake.receive(List.of(new Intake.Part(name, copy)), null);
            List<Problem> problems = new ArrayList<>(sent.problems());
            if (sent.valueOrNull() != null) {
                for (Receipt receipt :
                        intake.await(sent.get().batch(), FIRST_SCHEME_MILLIS).receipts()) {
                    LOG.info("考评方案 {}：{}", name, receipt.status().label());
                    problems.addAll(receipt.problems());
                }
            }
            problems.stream()
                    .filter(Problem::isError)
                    .forEach(problem -> LOG.error("考评方案 {}：{}", name, Wording.message(problem)));
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    @Override
    public void close() {
        intake.close();
        database.close();
        folder.close();
    }
}
