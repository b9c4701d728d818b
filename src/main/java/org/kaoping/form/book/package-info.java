/**
 * A workbook without knowing forms: read strictly, evaluated, patched. The only room that knows POI and EasyExcel.
 *
 * <ul>
 *   <li>{@link org.kaoping.form.book.Books} opens whatever a stranger sent, within {@link org.kaoping.form.book.Limits}, as a
 *       {@link org.kaoping.form.book.Book}: sheets with their non-empty cells, numbers as decimals, nothing guessed. What is no
 *       workbook, or contradicts itself, is a problem with its place, never an exception.
 *   <li>{@link org.kaoping.form.book.MasterBook} says all that a workbook of our own says: looks, validations, names, print
 *       set-up; it is grown ({@link org.kaoping.form.book.GrownBook}) and filled as XML, so that all else stays as it is.
 *   <li>{@link org.kaoping.form.book.Formulas} evaluates the formulas of our own workbooks on values that were set;
 *       {@link org.kaoping.form.book.FormulaInspection} finds what it could not do.
 *   <li>{@link org.kaoping.form.book.MarkedBook} marks cells in the very file that was sent.
 * </ul>
 *
 * <p>This very text is a test ({@code BookExampleTest}):
 *
 * {@snippet :
 * Book book = Books.open(bytes, "sent.xlsx", Limits.STANDARD).get();
 * for (Sheet sheet : book.sheets()) {
 *     for (Cell cell : sheet.cells().values()) {
 *         if (cell.content() instanceof Content.Num number) {
 *             numbers.add(sheet.name() + "!" + cell.at() + " = " + number.value());
 *         }
 *     }
 * }
 *
 * // a formula on a value of ours, as of a day of ours
 * try (Formulas formulas = Formulas.open(bytes, today)) {
 *     formulas.set("Log", CellRef.of("B2"), new Content.Num(BigDecimal.TEN, "10"));
 *     total = formulas.value("Log", CellRef.of("B4"));
 * }
 *
 * // what is no workbook is told, not thrown
 * Checked<Book> none = Books.open("hello".getBytes(UTF_8), "sent.xlsx", Limits.STANDARD);
 * }
 */
@org.jspecify.annotations.NullMarked
package org.kaoping.form.book;
