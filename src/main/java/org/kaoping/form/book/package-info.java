/** A workbook without knowing forms: read strictly, evaluated, patched. The only room that knows POI and EasyExcel. */
@org.jspecify.annotations.NullMarked
package org.kaoping.form.book;
