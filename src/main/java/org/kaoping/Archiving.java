package org.kaoping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.kaoping.assessment.FactFinder;
import org.kaoping.assessment.MarkRecords;
import org.kaoping.assessment.PublishedResults;
import org.kaoping.assessment.Results;
import org.kaoping.assessment.Tracking;
import org.kaoping.intake.Submissions;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.shelf.Shelf;
import org.kaoping.store.Archive;
import org.kaoping.store.Database;
import org.kaoping.web.api.WorkFolder;
import org.kaoping.yearfile.YearFile;

/** Writes the archive of a year from a data folder, while its server runs or not: from a copy of the database. */
final class Archiving {
    private static final String SNAPSHOT = "kaoping.db";

    private final Path database;
    private final Archive originals;
    private final Shelf shelf;
    private final Clock clock;

    /**
     * Archives what lies there.
     *
     * @param database the SQLite file
     * @param originals the originals that it refers to
     * @param shelf schemes and masters, over that database or a copy of it
     */
    Archiving(Path database, Archive originals, Shelf shelf, Clock clock) {
        this.database = database;
        this.originals = originals;
        this.shelf = shelf;
        this.clock = clock;
    }

    /**
     * Writes a year into a file.
     *
     * @param scratch a folder for the copies, beside the target; it is made and taken away
     * @param target where nothing stands yet
     */
    Checked<YearFile.Written> write(int year, Path scratch, Path target) {
        try {
            Files.createDirectories(scratch);
            Path snapshot = scratch.resolve(SNAPSHOT);
            Path read = scratch.resolve("read").resolve(SNAPSHOT);
            Files.deleteIfExists(snapshot);
            Database.copy(database, snapshot);
            Files.createDirectories(scratch.resolve("read"));
            Files.copy(snapshot, read);
            try (Database copy = Database.open(read)) {
                Submissions submissions = new Submissions();
                Results results = new Results(
                        copy,
                        shelf,
                        new Tracking(copy, shelf, submissions, clock),
                        new FactFinder(submissions, MarkRecords.with(shelf)),
                        clock);
                return YearFile.write(
                        year,
                        new YearFile.Source(
                                snapshot,
                                copy,
                                originals,
                                shelf,
                                results,
                                new PublishedResults(copy, originals, results, clock),
                                clock),
                        target);
            }
        } catch (IOException | UncheckedIOException e) {
            return failed(YearFile.words(e));
        } catch (IllegalStateException e) {
            return failed("数据库读不出来，或磁盘空间不足：" + e.getMessage());
        } finally {
            WorkFolder.delete(scratch);
        }
    }

    private static Checked<YearFile.Written> failed(String what) {
        return Checked.failed(
                Problem.of(ProblemCode.ARCHIVE_NOT_WRITTEN, Place.WORKBOOK).found(what));
    }
}
