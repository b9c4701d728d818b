package org.kaoping.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoping.problem.Problem;
import org.kaoping.store.Archive;
import org.kaoping.store.Database;

/** Enters what the door took in: all files of a request in one transaction, attachments too. */
final class Register {
    private final Database database;
    private final Examiner examiner;
    private final Ids ids;

    Register(Database database, Examiner examiner, Ids ids) {
        this.database = database;
        this.examiner = examiner;
        this.ids = ids;
    }

    /** What speaks against the day of receipt; null where nothing does. */
    @Nullable
    Problem tooEarly(Archive kept, Admission.Taken taken, LocalDate receivedOn) {
        for (Admission.Admitted file : taken.files()) {
            LocalDate earliest = file.status() != Status.RECEIVED
                    ? null
                    : examiner.earliestReceipt(kept.get(file.sha256()), file.fileName());
            if (earliest != null && receivedOn.isBefore(earliest)) {
                return Decisions.receivedOnWrong(receivedOn, "“" + file.fileName() + "”所属期自 " + earliest + " 起，不能更早");
            }
        }
        return null;
    }

    /** The receipts of a batch as they stand at the moment of receipt. */
    List<Receipt> receipts(String batch, Admission.Taken taken, @Nullable LocalDate receivedOn, Instant now) {
        List<Receipt> receipts = new ArrayList<>();
        for (Admission.Admitted file : taken.files()) {
            receipts.add(new Receipt(
                    ids.next(now),
                    batch,
                    file.fileName(),
                    file.status(),
                    null,
                    null,
                    null,
                    file.sha256(),
                    file.size(),
                    now,
                    receivedOn,
                    null,
                    file.problems(),
                    file.attachment() == null ? null : new Receipt.Attached(file.attachment(), false)));
        }
        return receipts;
    }

    /** Records a batch; gives its uploads in order. */
    List<Uploads.Upload> record(String batch, Admission.Taken taken, @Nullable LocalDate receivedOn, Instant now) {
        List<Receipt> receipts = receipts(batch, taken, receivedOn, now);
        return database.write(handle -> {
            Uploads.insertBatch(handle, batch, now, taken.skipped());
            for (int i = 0; i < receipts.size(); i++) {
                Admission.Admitted file = taken.files().get(i);
                Uploads.insert(handle, receipts.get(i), file.status() == Status.RECEIVED, file.problems());
                Settlement.log(handle, now, "received", receipts.get(i).id(), file.fileName());
            }
            return Uploads.ofBatch(handle, batch);
        });
    }
}
