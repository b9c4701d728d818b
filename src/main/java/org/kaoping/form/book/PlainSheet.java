package org.kaoping.form.book;

import com.alibaba.excel.EasyExcel;
import com.alibaba.excel.write.style.column.LongestMatchColumnWidthStyleStrategy;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** A plain table as a workbook: one sheet, one head row, text below. What is handed out with the templates is such a list. */
public final class PlainSheet {
    private PlainSheet() {}

    /**
     * Writes the table; every cell is text, so nothing in it is ever taken for a formula.
     *
     * @param sheet the sheet's name, 31 characters at most
     * @param heads the head row
     * @param rows as many texts each as there are heads
     * @return the bytes of an .xlsx
     */
    public static byte[] write(String sheet, List<String> heads, List<List<String>> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        EasyExcel.write(bytes)
                .head(heads.stream().map(List::of).toList())
                .registerWriteHandler(new LongestMatchColumnWidthStyleStrategy())
                .autoCloseStream(true)
                .sheet(sheet)
                .doWrite(rows);
        return bytes.toByteArray();
    }
}
