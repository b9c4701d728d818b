/**
 * The template engine: a master compiled to a form, laid out, filled, read back and checked. Knows no assessment.
 *
 * <p>A master is an ordinary .xlsx, and nothing else describes a form. Its signs:
 *
 * <ul>
 *   <li>A cell whose whole text is {@code {name}} or {@code {table.column}} is a field: where the server writes when it
 *       hands out, and where it reads when the workbook comes back. Locked: prefilled, its name has to be one that a
 *       hand-out can write; unlocked: an input. A name inside a longer text is filled and then compared as furniture.
 *   <li>Locked without placeholder: furniture. Unlocked without placeholder: scribbling space, ignored.
 *   <li>The text left of a field, else above it, is its label; of a table's column the nearest text above. A trailing
 *       asterisk means required.
 *   <li>The cell's data validation is its rule, with Excel's semantics; error style stop refuses, warning warns,
 *       information notes; a validation whose error alert is off refuses nothing. Prompt and error text are the office's
 *       own words. The type follows from the rule, else from the number format.
 *   <li>The placeholders of a table stand in one row. A locked column makes given rows, which come from the list of the
 *       table's name and are told apart by the column {@code code}, else {@code no}. Inputs only make free rows, as many as
 *       the validations cover, else as many as are unlocked.
 *   <li>Placeholders {@code {list.attribute}} right above a column of another table are heads: the column is repeated to
 *       the right, once per entry of that list.
 *   <li>A locked formula under the head (outside tables: beside the label) 填写检查 is a cross-check whose text is an error,
 *       under 填写提示 a warning. Its formula must not ask for the day.
 *   <li>A rule with 「试行至2020-06-30」 in its error title (a check: in brackets behind 填写检查) is on trial: it warns up to
 *       that day of receipt and refuses after it.
 *   <li>The very hidden sheet {@code _kaoping} is the form's card.
 * </ul>
 *
 * <p>From a master to what was filled in; this very text is a test ({@code FormExampleTest}):
 *
 * {@snippet :
 * // the names that a hand-out can write: single ones, and those of each list
 * Vocabulary vocabulary = new Vocabulary(Set.of("club"), Map.of("courses", Set.of("code", "name")));
 * Form form = MasterBook.open(master)
 *         .then(book -> FormCompiler.compile(book, vocabulary))
 *         .get();
 *
 * // one list, laid out once; one workbook for each club
 * Lists lists = new Lists(Map.of("courses", List.of(
 *         Map.of("code", CellValue.of("A1"), "name", CellValue.of("Sailing")),
 *         Map.of("code", CellValue.of("A2"), "name", CellValue.of("Rowing")))));
 * FormFiller filler = FormFiller.prepare(Layouts.of(form, lists));
 * Filling filling = new Filling(Map.of("club", CellValue.of("Blue Water")), lists, Set.of(), null);
 * byte[] workbook = filler.fill(filling);
 *
 * // somebody fills it in and sends it back
 * byte[] returned = clerk.apply(workbook);
 * Checked<Values> checked = Books.open(returned, "returned.xlsx", Limits.STANDARD)
 *         .then(book -> FormReader.read(filler.layout(), book, filling))
 *         .then(values -> FormChecker.examine(filler, filling, values, today));
 * for (Problem problem : checked.problems()) {
 *     report.add(problem.place().cell() + " " + problem.code().id());
 * }
 * }
 *
 * <p>Every mistake of a master is a problem at its cell ({@link org.kaoping.form.FormCompiler}); a formula that the server
 * can't calculate exactly is one.
 */
@org.jspecify.annotations.NullMarked
package org.kaoping.form;
