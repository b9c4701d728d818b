package org.kaoping.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.kaoping.form.CellValue;
import org.kaoping.form.Filling;
import org.kaoping.form.Form;
import org.kaoping.form.Lists;
import org.kaoping.scheme.Scheme;
import org.kaoping.shelf.HandOut;
import org.kaoping.shelf.Shelf;

/** Fills handed-out workbooks as invented clerks would: what is an input in the form gets an invented value. */
final class FilledWorkbooks {
    /** Invented lines for the sixteen items (domain design 11.2): text, number, measure. */
    private static final List<String[]> LINES = List.of(
            new String[] {"召开科务会学习年度信用任务清单，明确6项任务的责任人和时限", "6", "项"},
            new String[] {"公示行政许可43条、行政处罚5条，均在7个工作日内", "48", "条"},
            new String[] {"按目录报送8类信息，入库1260条，一次校验通过率98.6%", "1260", "条"},
            new String[] {"核对许可系统中的旧代码，补录新代码17户", "17", "户"},
            new String[] {"对A级企业开通容缺办理，本月使用9次", "9", "次"},
            new String[] {"兑现承诺事项2件，清偿到期工程款1笔", "3", "件"},
            new String[] {"推荐守信企业3户，约谈行业失信企业1户", "4", "户"},
            new String[] {"到期采购合同5份，均按约履行", "5", "份"},
            new String[] {"在市场开展诚信经营宣传1场，发放材料300份", "1", "场"},
            new String[] {"收取信用承诺书112份，全部归集公示", "112", "份"},
            new String[] {"完成217户评价，按等级调整检查计划", "217", "户"},
            new String[] {"对2户失信主体落实限制措施并反馈", "2", "户"},
            new String[] {"受理修复申请4件，办结4件", "4", "件"},
            new String[] {"受理信息异议1件，按期办结1件", "1", "件"},
            new String[] {"清理离岗人员账号2个，导出日志备查", "2", "个"},
            new String[] {"对照国家清单自查3项措施，停用1项", "3", "项"});

    private final Shelf shelf;
    private final HandOut handOut;
    private final Scheme scheme;

    FilledWorkbooks(Shelf shelf, HandOut handOut, Scheme scheme) {
        this.shelf = shelf;
        this.handOut = handOut;
        this.scheme = scheme;
    }

    /** The workbook that arrives. */
    HandOut.Workbook of(Story.Event event) {
        Form form = shelf.form(event.form()).orElseThrow();
        Filling handedOut = handOut.today(form, scheme, event.subject(), event.period(), event.serial());
        Map<String, CellValue> fields = new LinkedHashMap<>(handedOut.fields());
        Map<String, List<Map<String, CellValue>>> lists =
                new LinkedHashMap<>(handedOut.lists().entries());
        fields.put("reporter", CellValue.of("经办人甲"));
        fields.put("phone", CellValue.of("0000-1234567"));
        fields.put("reviewer", CellValue.of("审核人乙"));
        fields.put("reportDate", CellValue.of(event.filled()));
        switch (event.form()) {
            case "monthly-report" -> lists.put("items", items(event, handedOut));
            case "work-ledger" -> lists.put("rows", ledger(event));
            case "self-assessment" -> {
                fields.putAll(YearTexts.SELF_ASSESSMENT);
                lists.put("inds", YearTexts.assessed(event.code(), handedOut));
            }
            case "work-summary" -> fields.putAll(YearTexts.SUMMARY);
            case "monthly-marks" -> {
                fields.putAll(OfficeTexts.marking(event.filled()));
                lists.put("units", OfficeTexts.months(event.period(), handedOut));
            }
            case "innovation-claim" -> fields.putAll(OfficeTexts.claim(event));
            case "innovation-decisions" -> lists.put("claims", OfficeTexts.decided(handedOut, event.filled()));
            case "inspection-record" -> {
                fields.putAll(OfficeTexts.inspection(event));
                lists.put("rows", OfficeTexts.found(scheme, event));
            }
            default -> {
                onSite(fields, event.filled());
                lists.put("inds", marks(event, handedOut));
            }
        }
        Filling filled = new Filling(fields, new Lists(lists), handedOut.locked(), handedOut.stamp());
        return new HandOut.Workbook(
                HandOut.fileName(form, event.subject(), event.period(), event.serial()),
                shelf.filler(form, handedOut.lists()).fill(filled));
    }

    private List<Map<String, CellValue>> items(Story.Event event, Filling handedOut) {
        SplittableRandom random = new SplittableRandom((event.code() + event.period()).hashCode());
        List<Map<String, CellValue>> rows = new ArrayList<>();
        List<Map<String, CellValue>> own = new ArrayList<>();
        for (Map<String, CellValue> given : handedOut.lists().of("items")) {
            Map<String, CellValue> row = new LinkedHashMap<>(given);
            int index = rows.size() % LINES.size();
            if (!row.containsKey("status")) {
                boolean news = event.manner() != Story.Manner.NIL && random.nextInt(10) < 6;
                row.put("status", CellValue.of(news ? "有进展" : "无新增"));
                if (news) {
                    progress(row, event, index);
                }
                own.add(row);
            }
            rows.add(row);
        }
        if (event.manner() == Story.Manner.WRONG) {
            mistakes(own, random);
        }
        return rows;
    }

    private static void progress(Map<String, CellValue> row, Story.Event event, int index) {
        String[] line = LINES.get(index);
        row.put("content", CellValue.of(line[0]));
        row.put("quantity", CellValue.of(new BigDecimal(line[1])));
        row.put("measure", CellValue.of(line[2]));
        row.put("evidenceCount", CellValue.of(1));
        row.put("evidence", CellValue.of(evidence(event, index + 1)));
    }

    private static String evidence(Story.Event event, int item) {
        return "%s-%02d-%02d"
                .formatted(event.code(), item, Math.max(1, event.period().month()));
    }

    /** What clerks really do in the rows that are theirs: a word that is not in the list, a number with its unit, evidence forgotten. */
    private static void mistakes(List<Map<String, CellValue>> rows, SplittableRandom random) {
        int first = random.nextInt(rows.size() / 2);
        rows.get(first).put("status", CellValue.of("已完成"));
        Map<String, CellValue> other = rows.get(first + rows.size() / 2);
        other.put("status", CellValue.of("有进展"));
        other.put("content", CellValue.of("开展专项治理，更新治理台账"));
        other.put("quantity", CellValue.of("约12户"));
        other.remove("evidenceCount");
    }

    private List<Map<String, CellValue>> ledger(Story.Event event) {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (int index = 0; index < scheme.items().size(); index++) {
            Map<String, CellValue> row = new LinkedHashMap<>();
            row.put("item", CellValue.of(scheme.items().get(index).name()));
            row.put("task", CellValue.of("推进" + scheme.items().get(index).name() + "相关工作"));
            row.put("done", CellValue.of(LINES.get(index % LINES.size())[0]));
            row.put("start", CellValue.of(LocalDate.of(scheme.year(), 6, 1)));
            row.put("end", CellValue.of(LocalDate.of(scheme.year(), 6, 1 + index)));
            row.put("state", CellValue.of("已完成"));
            row.put("section", CellValue.of("综合科"));
            row.put("person", CellValue.of("经办人甲"));
            row.put("evidence", CellValue.of(evidence(event, index + 1)));
            row.put("form", CellValue.of("复印件"));
            rows.add(row);
        }
        return rows;
    }

    private static void onSite(Map<String, CellValue> fields, LocalDate visit) {
        fields.put("visitDate", CellValue.of(visit));
        fields.put("place", CellValue.of("单位会议室"));
        fields.put("way1", CellValue.of("是"));
        fields.put("way2", CellValue.of("是"));
        fields.put("way3", CellValue.of("否"));
        fields.put("confirm", CellValue.of("无异议"));
        fields.put("confirmBy", CellValue.of("负责人丙"));
        fields.put("confirmDate", CellValue.of(visit.plusDays(1)));
        fields.put("assessors", CellValue.of("成员甲、成员乙"));
    }

    private List<Map<String, CellValue>> marks(Story.Event event, Filling handedOut) {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (Map<String, CellValue> given : handedOut.lists().of("inds")) {
            Map<String, CellValue> row = new LinkedHashMap<>(given);
            if (row.get("duty") instanceof CellValue.Text duty
                    && duty.value().equals("承担")
                    && row.get("full") instanceof CellValue.Decimal full
                    && row.get("code") instanceof CellValue.Text code) {
                // what the receipts propose is left as it is
                BigDecimal mark = row.get("mark") instanceof CellValue.Decimal proposed
                        ? proposed.value()
                        : Story.mark(event.code(), code.value(), full.value());
                row.put("mark", CellValue.of(mark));
                row.put("verified", CellValue.of("属实"));
                if (mark.compareTo(full.value()) < 0) {
                    row.putIfAbsent("why", CellValue.of("部分材料不全，按计分方法扣分"));
                }
            }
            rows.add(row);
        }
        return rows;
    }
}
