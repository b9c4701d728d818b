package org.kaoping.shelf;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.CellValue;
import org.kaoping.form.Values;
import org.kaoping.form.book.CellRef;

/** What a small, right scheme workbook says; tests change single cells of it. */
final class SchemeValues {
    private final Map<String, Values.Entry> fields = new LinkedHashMap<>();
    private final Map<String, List<Values.Row>> tables = new LinkedHashMap<>();

    SchemeValues() {
        settings();
        for (int month = 5; month <= 12; month++) {
            row(
                    "cal",
                    String.valueOf(month),
                    "报送日历",
                    "no",
                    month,
                    "from",
                    LocalDate.of(2020, month - 1, 26),
                    "to",
                    LocalDate.of(2020, month, 25),
                    "due",
                    LocalDate.of(2020, month, 25));
        }
        for (String onADayOff : List.of("6", "7", "10")) {
            cell("cal", onADayOff, "note", "不顺延");
        }
        row("items", "1", "事项", "no", 1, "name", "信用制度落实", "aspect", "信用制度和基础建设");
        row("items", "2", "事项", "no", 2, "name", "合同执行情况", "aspect", "营商环境");
        indicator("indB", "B0101", "信用制度和基础建设", "信用制度落实", "60");
        indicator("indB", "B0201", "营商环境", "合同执行情况", "26");
        indicator("indX", "X0101", "信用制度和基础建设", "信用制度落实", "50");
        indicator("indX", "X0201", "营商环境", "合同执行情况", "36");
        for (int no = 3; no <= 16; no++) {
            row("items", String.valueOf(no), "事项", "no", no, "name", "事项" + no, "aspect", "营商环境");
            indicator("indB", "B%02d01".formatted(no), "营商环境", "事项" + no, "1");
            indicator("indX", "X%02d01".formatted(no), "营商环境", "事项" + no, "1");
        }
        unit("D001", "示例市第一局", "第一局", "市（省）直部门", "参评排名", "监管执法", 10);
        unit("D002", "示例市第二局", "第二局", "市（省）直部门", "只报送", "", 20);
        unit("Q0001", "甲县人民政府", "甲县", "县（市）区", "参评排名", "", 30);
        row("dutyB", "D001", "承担情况_部门", "code", "D001", "cell[B0101]", "承担", "cell[B0201]", "不涉及");
        row("dutyX", "Q0001", "承担情况_县区", "code", "Q0001", "cell[X0101]", "承担", "cell[X0201]", "承担");
        for (int no = 3; no <= 16; no++) {
            cell("dutyB", "D001", "cell[B%02d01]".formatted(no), "承担");
            cell("dutyX", "Q0001", "cell[X%02d01]".formatted(no), "承担");
        }
        row("off", "1", "放假和调休", "date", LocalDate.of(2020, 6, 25), "kind", "放假");
        row("off", "2", "放假和调休", "date", LocalDate.of(2020, 6, 28), "kind", "上班");
    }

    private void settings() {
        Object[][] settings = {
            {"P01", "示例市"},
            {"P02", 2020},
            {"P03", "示信办发〔2020〕1号"},
            {"P04", LocalDate.of(2020, 5, 12)},
            {"P05a", "市信用办"},
            {"P05b", "示例市信用办公室"},
            {"P06", "督察室"},
            {"P07", "信息中心"},
            {"P08", 5},
            {"P09", 12},
            {"P10", 25},
            {"P11", "是"},
            {"P12", "是"},
            {"P13", "电子版和纸质版"},
            {"P14", 10},
            {"P15", "上月26日至本月25日"},
            {"P16", "12-25"},
            {"P17", "12-25"},
            {"P18", 100},
            {"P19", 2},
            {"P20a", 90},
            {"P20b", 70},
            {"P20c", 50},
            {"P21", "考核得分"},
            {"P22", "综合得分"},
            {"P23a", 5},
            {"P23b", 10},
            {"P23c", 20},
            {"P26", "累计"},
            {"P27", 0},
            {"P28a", 10},
            {"P28b", 3},
            {"P29a", 10},
            {"P29b", 3},
            {"P31", "考核得分再按时率"},
            {"P32", "待定"},
            {"P33", "先进单位和示范县（区）"},
            {"P34", "是"},
            {"P35", "机制健全得满分"},
            {"P36", 40},
            {"P37", 30},
            {"P38", 5},
            {"P39", 1},
            {"P40", "Asia/Shanghai"},
            {"P41", 3}
        };
        for (Object[] setting : settings) {
            field((String) setting[0], setting[1]);
        }
    }

    private void indicator(String table, String code, String aspect, String item, String full) {
        row(
                table,
                code,
                table.equals("indB") ? "部门指标" : "县区指标",
                "code",
                code,
                "aspect",
                aspect,
                "item",
                item,
                "name",
                "指标" + code,
                "full",
                new BigDecimal(full),
                "method",
                "比例",
                "rule",
                "按比例计分",
                "evidence",
                "台账",
                "source",
                "单位报送",
                "auto",
                "人工");
    }

    private void unit(String code, String name, String shortName, String cohort, String mode, String type, int order) {
        row(
                "unit", code, "单位名册", "code", code, "name", name, "short", shortName, "cohort", cohort, "kind", "市直",
                "mode", mode, "type", type, "order", order);
    }

    private static CellValue value(Object raw) {
        if (raw instanceof Integer number) {
            return CellValue.of(number);
        }
        if (raw instanceof BigDecimal number) {
            return CellValue.of(number);
        }
        return raw instanceof LocalDate day ? CellValue.of(day) : CellValue.of((String) raw);
    }

    SchemeValues field(String name, @Nullable Object raw) {
        fields.remove(name);
        if (raw != null) {
            fields.put(name, new Values.Entry(value(raw), "参数", new CellRef(4 + fields.size(), 2)));
        }
        return this;
    }

    SchemeValues row(String table, String key, String sheet, Object... pairs) {
        List<Values.Row> rows = tables.computeIfAbsent(table, name -> new ArrayList<>());
        int number = 4 + rows.size();
        Map<String, Values.Entry> cells = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            if (!"".equals(pairs[i + 1])) {
                cells.put((String) pairs[i], new Values.Entry(value(pairs[i + 1]), sheet, new CellRef(number, i / 2)));
            }
        }
        rows.add(new Values.Row(key, sheet, number, cells));
        return this;
    }

    /** Sets one cell of an existing row; null empties it. */
    SchemeValues cell(String table, String key, String column, @Nullable Object raw) {
        List<Values.Row> rows = tables.getOrDefault(table, List.of());
        for (int i = 0; i < rows.size(); i++) {
            Values.Row row = rows.get(i);
            if (row.key().equals(key)) {
                Map<String, Values.Entry> cells = new LinkedHashMap<>(row.cells());
                Values.Entry old = cells.remove(column);
                if (raw != null) {
                    CellRef at = old == null ? new CellRef(row.row(), 20) : old.cell();
                    cells.put(column, new Values.Entry(value(raw), row.sheet(), at));
                }
                rows.set(i, new Values.Row(row.key(), row.sheet(), row.row(), cells));
            }
        }
        return this;
    }

    SchemeValues without(String table, String key) {
        tables.getOrDefault(table, List.of()).removeIf(row -> row.key().equals(key));
        return this;
    }

    Values values() {
        return new Values(fields, tables);
    }
}
