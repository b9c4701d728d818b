package org.kaoping.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.kaoping.form.Form;
import org.kaoping.form.FormCompiler;
import org.kaoping.form.book.MasterBook;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarSer;

/** The chart of 等级分布 in a made workbook: its ranges are the table's cells, and it remembers no numbers of its own. */
final class GradeChartTest {
    @Test
    void itsRangesAreTheTablesCells() throws IOException {
        Form form = MasterBook.open(Files.readAllBytes(Path.of("templates/ranking.xlsx")))
                .then(book -> FormCompiler.compile(book, RankingWorkbook.VOCABULARY))
                .get();
        byte[] made = RankingWorkbook.write(ResultCases.year(1).result(), form);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(made))) {
            XSSFSheet sheet = book.getSheet("等级分布");
            List<XSSFChart> charts = sheet.createDrawingPatriarch().getCharts();
            assertThat(charts).hasSize(1);
            List<CTBarSer> series =
                    charts.get(0).getCTChart().getPlotArea().getBarChartArray(0).getSerList();
            assertThat(series)
                    .extracting(one -> one.getVal().getNumRef().getF())
                    .containsExactly("等级分布!$C$5:$F$5", "等级分布!$C$6:$F$6");
            assertThat(series).allSatisfy(one -> {
                assertThat(one.getCat().getStrRef().getF()).isEqualTo("等级分布!$C$4:$F$4");
                assertThat(one.getVal().getNumRef().isSetNumCache()).isFalse();
            });
            assertThat(sheet.getRow(3).getCell(2).getStringCellValue()).isEqualTo("优秀");
            assertThat(sheet.getRow(4).getCell(0).getStringCellValue()).isEqualTo("市（省）直部门");
            double counted = 0;
            for (int column = 2; column <= 5; column++) {
                counted += sheet.getRow(4).getCell(column).getNumericCellValue();
            }
            assertThat(counted).isEqualTo(sheet.getRow(4).getCell(1).getNumericCellValue());
        }
    }
}
