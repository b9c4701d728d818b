package org.kaoping.masters;

import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.PresetColor;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFShapeProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarSer;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTDLbls;

/** Draws the bar chart of 等级分布: a bar per grade and cohort, whose ranges are the table's own cells. */
final class GradeChart {
    private static final PresetColor[] COLORS = {PresetColor.STEEL_BLUE, PresetColor.DARK_ORANGE};

    private GradeChart() {}

    /**
     * Draws it.
     *
     * @param head the zero-based row of the grades' names
     * @param from the zero-based first column of the grades
     * @param to their last column
     * @param rows the zero-based rows of the cohorts
     * @param top the zero-based first row of the picture
     * @param bottom the row below it
     */
    static void draw(XSSFSheet sheet, String title, int head, int from, int to, int[] rows, int top, int bottom) {
        XSSFDrawing drawing = sheet.createDrawingPatriarch();
        XSSFClientAnchor anchor = drawing.createAnchor(0, 0, 0, 0, 0, top, to + 4, bottom);
        XSSFChart chart = drawing.createChart(anchor);
        chart.setTitleText(title);
        chart.setTitleOverlay(false);
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        XDDFCategoryAxis across = chart.createCategoryAxis(AxisPosition.BOTTOM);
        XDDFValueAxis up = chart.createValueAxis(AxisPosition.LEFT);
        up.setCrosses(AxisCrosses.AUTO_ZERO);
        up.setMinimum(0);
        up.setTitle("家数");
        XDDFBarChartData data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, across, up);
        data.setBarDirection(BarDirection.COL);
        data.setBarGrouping(BarGrouping.CLUSTERED);
        data.setGapWidth(80);
        for (int i = 0; i < rows.length; i++) {
            XDDFChartData.Series series = data.addSeries(
                    XDDFDataSourcesFactory.fromStringCellRange(sheet, new CellRangeAddress(head, head, from, to)),
                    XDDFDataSourcesFactory.fromNumericCellRange(
                            sheet, new CellRangeAddress(rows[i], rows[i], from, to)));
            series.setTitle(
                    sheet.getRow(rows[i]).getCell(0).getStringCellValue(),
                    new org.apache.poi.ss.util.CellReference(sheet.getSheetName(), rows[i], 0, true, true));
            XDDFShapeProperties look = new XDDFShapeProperties();
            look.setFillProperties(new XDDFSolidFillProperties(XDDFColor.from(COLORS[i % COLORS.length])));
            series.setShapeProperties(look);
        }
        chart.plot(data);
        for (CTBarSer series :
                chart.getCTChart().getPlotArea().getBarChartArray(0).getSerList()) {
            CTDLbls labels = series.isSetDLbls() ? series.getDLbls() : series.addNewDLbls();
            labels.addNewShowLegendKey().setVal(false);
            labels.addNewShowVal().setVal(true);
            labels.addNewShowCatName().setVal(false);
            labels.addNewShowSerName().setVal(false);
            labels.addNewShowPercent().setVal(false);
            labels.addNewShowBubbleSize().setVal(false);
            // the master's own numbers mean nothing: whoever opens the workbook reads the cells
            if (series.getVal().getNumRef().isSetNumCache()) {
                series.getVal().getNumRef().unsetNumCache();
            }
        }
    }
}
