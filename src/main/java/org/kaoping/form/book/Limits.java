package org.kaoping.form.book;

import java.time.Duration;

/**
 * Every limit on what strangers may send, in one place. Sums are absolute, never ratios: an honest workbook with
 * 60,000 bordered empty rows packs better than many a bomb. Where one is passed, a {@code limit-exceeded} problem names
 * the limit, what was found and what the clerk can do.
 *
 * @param fileBytes bytes of one uploaded file, and of one member of an uploaded zip
 * @param requestBytes bytes of one request
 * @param requestParts multipart parts of one request
 * @param entries entries of one zip, workbooks included
 * @param zipDepth how deep zips may lie in zips; 2 = a zip in a zip
 * @param partBytes inflated bytes of one part of a workbook
 * @param totalBytes inflated bytes of all parts of one zip that are read, together
 * @param sheets sheets of one workbook
 * @param rows rows of one sheet that hold something; empty styled rows are free
 * @param columns columns of one sheet; a cell that holds something may stand no further to the right
 * @param cells cells of one workbook that hold something; empty styled cells are free
 * @param strings shared strings of one workbook
 * @param stringCharacters characters of all shared and inline strings of one workbook together
 * @param textCharacters characters of the text of one cell (Excel's own limit)
 * @param merges merged areas of one sheet
 * @param names defined names of one workbook
 * @param formats cell formats of one workbook (Excel's own limit)
 * @param xmlDepth how deep elements may be nested
 * @param xmlAttributes attributes of one element
 * @param exponent the greatest decimal exponent of a number; smaller than its negative is zero
 * @param formulaCharacters characters of one formula (Excel's own limit)
 * @param imagePixels pixels that an attached picture may declare; none is ever decoded here
 * @param examinationTime how long the examination of one file may take
 * @param examinationBytes heap that the examination of one file may need; examinations run min(cores, heap / 1.5 times
 *     this) at a time
 */
public record Limits(
        long fileBytes,
        long requestBytes,
        int requestParts,
        int entries,
        int zipDepth,
        long partBytes,
        long totalBytes,
        int sheets,
        int rows,
        int columns,
        int cells,
        int strings,
        int stringCharacters,
        int textCharacters,
        int merges,
        int names,
        int formats,
        int xmlDepth,
        int xmlAttributes,
        int exponent,
        int formulaCharacters,
        long imagePixels,
        Duration examinationTime,
        long examinationBytes) {
    private static final long MIB = 1024 * 1024;

    /** What holds unless someone says otherwise. */
    public static final Limits STANDARD = new Limits(
            20 * MIB,
            200 * MIB,
            500,
            2_000,
            2,
            100 * MIB,
            200 * MIB,
            64,
            20_000,
            512,
            200_000,
            500_000,
            20_000_000,
            32_767,
            100_000,
            20_000,
            65_490,
            64,
            100,
            308,
            8_192,
            300_000_000,
            Duration.ofSeconds(10),
            128 * MIB);

    /** The same with other bounds on what a sheet may hold. */
    public Limits withCells(int newRows, int newColumns, int newCells) {
        return new Limits(
                fileBytes,
                requestBytes,
                requestParts,
                entries,
                zipDepth,
                partBytes,
                totalBytes,
                sheets,
                newRows,
                newColumns,
                newCells,
                strings,
                stringCharacters,
                textCharacters,
                merges,
                names,
                formats,
                xmlDepth,
                xmlAttributes,
                exponent,
                formulaCharacters,
                imagePixels,
                examinationTime,
                examinationBytes);
    }

    /** The same with other bounds on what comes out of a zip, in bytes. */
    public Limits withBytes(long newFileBytes, long newPartBytes, long newTotalBytes) {
        return new Limits(
                newFileBytes,
                requestBytes,
                requestParts,
                entries,
                zipDepth,
                newPartBytes,
                newTotalBytes,
                sheets,
                rows,
                columns,
                cells,
                strings,
                stringCharacters,
                textCharacters,
                merges,
                names,
                formats,
                xmlDepth,
                xmlAttributes,
                exponent,
                formulaCharacters,
                imagePixels,
                examinationTime,
                examinationBytes);
    }

    /** The same with another time for an examination. */
    public Limits withExaminationTime(Duration time) {
        return new Limits(
                fileBytes,
                requestBytes,
                requestParts,
                entries,
                zipDepth,
                partBytes,
                totalBytes,
                sheets,
                rows,
                columns,
                cells,
                strings,
                stringCharacters,
                textCharacters,
                merges,
                names,
                formats,
                xmlDepth,
                xmlAttributes,
                exponent,
                formulaCharacters,
                imagePixels,
                time,
                examinationBytes);
    }
}
