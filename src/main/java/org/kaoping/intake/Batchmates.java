package org.kaoping.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/**
 * What uploads that came together, or overtook each other, mean for each other, so that the end is the same in whatever
 * order they are settled.
 */
final class Batchmates {
    private final Settlement settlement;

    Batchmates(Settlement settlement) {
        this.settlement = settlement;
    }

    /**
     * One of the same serial with another name came later and was quicker: had this one been first, that one would have
     * been held. So it is now.
     */
    boolean wasQuicker(
            Handle handle, Uploads.Upload upload, Examination examination, Submissions.Version clash, Instant now) {
        Uploads.Upload other = Uploads.byId(handle, clash.upload()).orElse(null);
        if (other == null
                || other.seq() < upload.seq()
                || upload.receipt().status() != Status.RECEIVED
                || Settlement.has(other.receipt(), ProblemCode.DECIDED_BY_OFFICE)
                || Several.established(handle, other, clash.key(), clash.name())) {
            return false;
        }
        hold(handle, other, Several.clash(examination.nameLabel(), clash.name(), examination.name()), now);
        return true;
    }

    /**
     * Two different workbooks of one key in one batch, or two of one serial under two names: none is taken; one that was
     * taken already is taken back. Whose name was known before keeps its place.
     */
    boolean inBatch(
            Handle handle, Uploads.Upload upload, Examination examination, List<Problem> problems, Instant now) {
        List<Uploads.Upload> twins = Uploads.ofBatch(handle, upload.receipt().batch()).stream()
                .filter(other -> !other.id().equals(upload.id())
                        && !other.receipt().sha256().equals(upload.receipt().sha256())
                        && settledAlike(other)
                        && sameForm(other, examination)
                        && other.several().serial().equals(examination.serial())
                        && Several.same(other.several().name(), examination.name()))
                .toList();
        if (!twins.isEmpty()) {
            problems.add(two(examination, twins.get(0).receipt().fileName()));
        }
        for (Uploads.Upload other : twins) {
            // a scheme that was published has its version: only the second one waits
            if (examination.brought() == null) {
                hold(handle, other, two(examination, upload.receipt().fileName()), now);
            }
        }
        Submissions.Key key = Settlement.key(upload, examination);
        boolean named = !examination.name().isEmpty();
        if (named && !Several.established(handle, upload, key, examination.name())) {
            List<Uploads.Upload> rivals = Several.rivals(handle, upload, examination);
            if (!rivals.isEmpty()) {
                problems.add(Several.clash(
                        examination.nameLabel(),
                        examination.name(),
                        rivals.get(0).several().name()));
            }
            for (Uploads.Upload other : rivals) {
                String its = other.several().name();
                if (!Several.established(handle, other, key, its)) {
                    hold(handle, other, Several.clash(examination.nameLabel(), its, examination.name()), now);
                }
            }
            return !twins.isEmpty() || !rivals.isEmpty();
        }
        return !twins.isEmpty();
    }

    /** Takes an upload out of force and lets it wait for the office; once for each kind of doubt. */
    private void hold(Handle handle, Uploads.Upload other, Problem why, Instant now) {
        Uploads.Upload upload = Uploads.byId(handle, other.id()).orElse(other);
        if (Settlement.has(upload.receipt(), why.code())) {
            return;
        }
        settlement.takeBack(handle, upload, null, now);
        List<Problem> its = new ArrayList<>(upload.receipt().problems());
        its.removeIf(problem -> problem.code() == ProblemCode.REPLACED);
        its.add(why);
        Receipt receipt = upload.receipt();
        Settlement.write(
                handle,
                Settlement.with(receipt, Status.HELD, receipt.form(), receipt.unit(), receipt.period(), its),
                upload.basis(),
                now);
    }

    /** Whether an upload was found sound and is in force, or held beside others: not one whose own content is in doubt. */
    static boolean settledAlike(Uploads.Upload other) {
        Receipt receipt = other.receipt();
        return receipt.status() == Status.ACCEPTED
                || (receipt.status() == Status.HELD
                        && (Settlement.has(receipt, ProblemCode.TWO_IN_BATCH)
                                || Settlement.has(receipt, ProblemCode.ANOTHER_NAME)
                                || Settlement.has(receipt, ProblemCode.REPLACES_AFTER_DEADLINE)));
    }

    static boolean sameForm(Uploads.Upload other, Examination examination) {
        Receipt receipt = other.receipt();
        return examination.form() != null
                && examination.form().equals(receipt.form())
                && String.valueOf(examination.unit()).equals(receipt.unit())
                && String.valueOf(examination.period()).equals(receipt.period());
    }

    private static Problem two(Examination examination, String otherFile) {
        return Problem.of(ProblemCode.TWO_IN_BATCH, Place.WORKBOOK)
                .found(examination.label() + "（另一份：" + otherFile + "）");
    }
}
