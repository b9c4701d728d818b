package org.kaoping.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.kaoping.problem.ProblemCode;

/**
 * Finds the senders of the attachments of a batch once all its workbooks are examined: the unit of the stamped workbooks
 * that lie nearest, in the same folder or zip, else in one around it or within it. Where two units lie equally near, or
 * something there is of unknown origin, the sender stays open and the office names it. Only paths and what was found of
 * all workbooks together count, never their order; names of files mean nothing.
 */
final class Companions {
    private Companions() {}

    /**
     * Gives the attachments of a batch their senders, but for those that the office has placed.
     *
     * @return the workbooks that have to be examined again after the commit, because their text is there
     */
    static List<Uploads.Upload> settle(Handle handle, Settlement settlement, String batch, Instant now) {
        if (!Uploads.attachmentsWait(handle, batch)) {
            return List.of();
        }
        List<Uploads.Upload> all = Uploads.ofBatch(handle, batch);
        List<Uploads.Upload> books = all.stream()
                .filter(upload -> upload.admitted() && !Settlement.has(upload.receipt(), ProblemCode.NOT_A_WORKBOOK))
                .toList();
        Map<Uploads.Upload, Placing> placings = placings(all, books);
        Set<Placing> touched = new LinkedHashSet<>();
        placings.forEach((upload, placing) -> {
            Placing before = Placing.of(upload.receipt());
            if (!placing.equals(before)) {
                Uploads.place(handle, upload.id(), placing, false);
            }
            if (placing.text()) {
                touched.add(placing);
            }
            if (before.text() && !placing.equals(before)) {
                touched.add(before);
            }
        });
        List<Uploads.Upload> again = new ArrayList<>();
        for (Placing key : touched) {
            again.addAll(Texts.examineAgain(handle, settlement, key, now));
        }
        return again;
    }

    /** The attachments that the office has not placed, with their senders; documents that are the text of a form too. */
    private static Map<Uploads.Upload, Placing> placings(List<Uploads.Upload> all, List<Uploads.Upload> books) {
        Map<Uploads.Upload, Placing> placings = new LinkedHashMap<>();
        Map<Placing, List<Uploads.Upload>> documents = new LinkedHashMap<>();
        for (Uploads.Upload one : all) {
            Receipt.Attached attached = one.receipt().attached();
            if (attached == null || one.placed() || one.receipt().status() != Status.ATTACHMENT) {
                continue;
            }
            List<Uploads.Upload> near = nearest(folder(one), books);
            placings.put(one, sender(near));
            Placing text = waiting(near);
            if (attached.kind().document() && text != null) {
                documents.computeIfAbsent(text, key -> new ArrayList<>()).add(one);
            }
        }
        documents.forEach((text, candidates) -> {
            Uploads.Upload chosen = only(candidates);
            if (chosen != null) {
                placings.put(chosen, text);
            }
        });
        return placings;
    }

    /** The one Word file, else the one scan; null where the office has to choose. */
    private static Uploads.@Nullable Upload only(List<Uploads.Upload> candidates) {
        List<Uploads.Upload> words = candidates.stream()
                .filter(one -> one.receipt().attached() != null
                        && one.receipt().attached().kind() == AttachmentKind.WORD)
                .toList();
        List<Uploads.Upload> chosen = words.isEmpty() ? candidates : words;
        long different =
                chosen.stream().map(one -> one.receipt().sha256()).distinct().count();
        return different == 1 ? chosen.get(0) : null;
    }

    /** The workbooks in a folder itself, else those in folders of it, else those in the next folder around it. */
    private static List<Uploads.Upload> nearest(String folder, List<Uploads.Upload> books) {
        for (String at = folder; ; at = at.substring(0, at.lastIndexOf('/', at.length() - 2) + 1)) {
            String here = at;
            List<Uploads.Upload> near =
                    books.stream().filter(book -> folder(book).equals(here)).toList();
            if (near.isEmpty() && here.equals(folder)) {
                near = books.stream()
                        .filter(book -> folder(book).startsWith(here))
                        .toList();
            }
            if (!near.isEmpty() || here.isEmpty()) {
                return near;
            }
        }
    }

    /** The folder with a slash at its end; empty at the top. */
    private static String folder(Uploads.Upload upload) {
        String name = upload.receipt().fileName();
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    private static Placing sender(List<Uploads.Upload> near) {
        Set<String> units = new LinkedHashSet<>();
        Set<Placing> keys = new LinkedHashSet<>();
        for (Uploads.Upload book : near) {
            Receipt receipt = book.receipt();
            String unit = receipt.unit();
            if (unit == null || unit.isEmpty() || !vouched(receipt)) {
                return Placing.NOWHERE;
            }
            units.add(unit);
            keys.add(new Placing(receipt.form(), unit, receipt.period(), false));
        }
        if (units.size() != 1) {
            return Placing.NOWHERE;
        }
        Placing only = keys.iterator().next();
        boolean known = keys.size() == 1 && only.form() != null && only.period() != null;
        return known ? only : new Placing(null, units.iterator().next(), null, false);
    }

    /** Whether the unit stands in a stamp of ours, or the office has named it. */
    private static boolean vouched(Receipt receipt) {
        return Settlement.has(receipt, ProblemCode.DECIDED_BY_OFFICE)
                || !(Settlement.has(receipt, ProblemCode.STAMP_MISSING)
                        || Settlement.has(receipt, ProblemCode.STAMP_FOREIGN));
    }

    /** The form that waits for its text, or has got it, where it is the only such one near; null otherwise. */
    private static @Nullable Placing waiting(List<Uploads.Upload> near) {
        if (sender(near).unit() == null) {
            return null;
        }
        Set<Placing> waiting = new LinkedHashSet<>();
        for (Uploads.Upload book : near) {
            Receipt receipt = book.receipt();
            boolean asks = Settlement.has(receipt, ProblemCode.TEXT_AWAITED)
                    || Settlement.has(receipt, ProblemCode.TEXT_RECEIVED);
            if (asks) {
                waiting.add(new Placing(receipt.form(), receipt.unit(), receipt.period(), true));
            }
        }
        return waiting.size() == 1 ? waiting.iterator().next() : null;
    }
}
