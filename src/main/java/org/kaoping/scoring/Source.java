package org.kaoping.scoring;

/**
 * Where a number comes from.
 *
 * @param upload the id of the upload
 * @param fileName the name it was sent under
 * @param sheet the sheet in that file
 * @param cell the cell in A1 notation
 */
public record Source(String upload, String fileName, String sheet, String cell) {}
