package org.kaoping.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaoping.form.CellValue;
import org.kaoping.form.Filling;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;

/** What the invented office and group write: the months' marks, inspections, decisions; and the units' claims before them. */
final class OfficeTexts {
    private static final List<String> CLAIMS =
            List.of("信用承诺“一表通办”", "守信企业容缺受理清单", "信用修复“一次不用跑”", "合同履约信用码", "信用监管“免打扰”名单");
    private static final List<String> TIERS = List.of("创新奖", "特别创新奖", "突出创新奖");

    private OfficeTexts() {}

    /** The head of monthly marks. */
    static Map<String, CellValue> marking(LocalDate day) {
        return Map.of("marker", CellValue.of("评分员甲"), "checker", CellValue.of("复核员乙"), "markDate", CellValue.of(day));
    }

    /** The rows of monthly marks: the paper copy of nearly every report came with the file, a few later or never. */
    static List<Map<String, CellValue>> months(Period period, Filling handedOut) {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (Map<String, CellValue> given : handedOut.lists().of("units")) {
            Map<String, CellValue> row = new LinkedHashMap<>(given);
            String unit = shown(row, "code");
            int luck = Math.floorMod((unit + period).hashCode(), 20);
            if (row.get("uploaded") instanceof CellValue.Date uploaded && luck > 0) {
                row.put("paperDate", CellValue.of(luck == 1 ? uploaded.value().plusDays(4) : uploaded.value()));
            }
            for (Map<String, CellValue> item : handedOut.lists().of("items")) {
                if (item.get("full") instanceof CellValue.Decimal full) {
                    String code = shown(item, "code");
                    row.putIfAbsent("mark[" + code + "]", CellValue.of(Story.mark(unit, code + period, full.value())));
                }
            }
            rows.add(row);
        }
        return rows;
    }

    /** A claim. */
    static Map<String, CellValue> claim(Story.Event event) {
        int luck = Math.floorMod(event.code().hashCode(), CLAIMS.size());
        int year = event.period().year();
        Map<String, CellValue> fields = new LinkedHashMap<>();
        fields.put("name", CellValue.of(CLAIMS.get(luck)));
        fields.put("kind", CellValue.of("重要创新举措"));
        fields.put("tier", CellValue.of(TIERS.get(luck % TIERS.size())));
        fields.put("from", CellValue.of(LocalDate.of(year, 3, 2)));
        fields.put("date", CellValue.of(LocalDate.of(year, 10, 15)));
        fields.put("outside", CellValue.of("是"));
        fields.put("before", CellValue.of("否"));
        fields.put("outsideWhy", CellValue.of("基本指标只看制度是否建立，本项是在制度之外新增的服务举措"));
        fields.put("work", CellValue.of("把信用承诺、容缺受理和事后核查连成一个流程，编制操作手册，培训窗口人员三次，每季度回访服务对象一次，按回访意见修订手册两次。"));
        fields.put("effect", CellValue.of("实施以来办理1260件，平均办理时间由5天减为2天，没有发生失信行为。"));
        fields.put("evidence", CellValue.of("操作手册1份；办理台账1份；回访记录4份"));
        return fields;
    }

    /** The decisions on what was claimed: most are confirmed, some are not, one must bring more. */
    static List<Map<String, CellValue>> decided(Filling handedOut, LocalDate day) {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (Map<String, CellValue> given : handedOut.lists().of("claims")) {
            Map<String, CellValue> row = new LinkedHashMap<>(given);
            int luck = rows.size() % 5;
            row.put("result", CellValue.of(luck == 3 ? "不予确认" : luck == 4 ? "待补充材料" : "确认"));
            if (luck < 3) {
                row.put("tier", CellValue.of(TIERS.get(luck == 2 ? 1 : 0)));
            }
            row.put(
                    "reason",
                    CellValue.of(luck == 3 ? "与基本考核内容重复，不属于创新举措" : luck == 4 ? "成效数据缺少证明，请补报" : "做法成型，成效有台账证明"));
            row.put("date", CellValue.of(day));
            rows.add(row);
        }
        return rows;
    }

    /** The head of an inspection. */
    static Map<String, CellValue> inspection(Story.Event event) {
        boolean first = event.serial().equals("1");
        return Map.of(
                "name",
                CellValue.of(first ? "上半年“双公示”专项检查" : "年终佐证材料重点抽查"),
                "kind",
                CellValue.of(first ? "专项检查" : "重点抽查"),
                "date",
                CellValue.of(event.filled()),
                "people",
                CellValue.of("检查员甲、检查员乙"));
    }

    /** What an inspection found: in the first of every third unit, in the second one falsification. */
    static List<Map<String, CellValue>> found(Scheme scheme, Story.Event event) {
        boolean first = event.serial().equals("1");
        List<Map<String, CellValue>> rows = new ArrayList<>();
        List<Unit> assessed = scheme.units().stream()
                .filter(unit -> unit.participation().assessed())
                .toList();
        for (int i = 1; i < assessed.size(); i += first ? 3 : 11) {
            Unit unit = assessed.get(i);
            boolean good = rows.size() % 3 == 2;
            boolean untrue = !first && rows.size() == 1;
            Map<String, CellValue> row = new LinkedHashMap<>();
            row.put("unit", CellValue.of(unit.name()));
            row.put("item", CellValue.of(scheme.items().get(first ? 1 : 14).name()));
            int item = first ? 2 : 15;
            scheme.indicators(unit.cohort()).stream()
                    .filter(one -> one.itemNo() == item)
                    .findFirst()
                    .ifPresent(one -> row.put("indicator", CellValue.of(one.code())));
            row.put("nature", CellValue.of(good ? "未发现问题" : "存在问题"));
            row.put(
                    "finding",
                    CellValue.of(
                            untrue
                                    ? "抽查保密承诺书12份，其中3份系检查前补签并倒填日期"
                                    : good ? "抽查记录10条，内容齐全，时限符合要求" : "抽查记录10条，其中2条超过规定时限"));
            row.put("false", CellValue.of(untrue ? "查实" : "否"));
            if (!good) {
                row.put("grade", CellValue.of(untrue ? "严重" : "一般"));
                row.put("fix", CellValue.of(untrue ? "重新签订并说明情况" : "补报超时限的记录，明确专人负责"));
                row.put("due", CellValue.of(event.filled().plusDays(30)));
            }
            if (untrue) {
                row.put("evidence", CellValue.of(unit.code() + "-15-01"));
            }
            row.put("confirm", CellValue.of("负责人丙"));
            rows.add(row);
        }
        return rows;
    }

    private static String shown(Map<String, CellValue> row, String name) {
        CellValue value = row.get(name);
        return value == null ? "" : value.shown();
    }
}
