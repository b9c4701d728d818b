package org.kaoping.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kaoping.form.CellValue;
import org.kaoping.form.Filling;
import org.kaoping.scheme.Participation;
import org.kaoping.scheme.SchemeCases;
import org.kaoping.scheme.SettingNames;

/** What is written into the ranking master. */
final class RankingFillingTest {
    private static List<String> column(Filling filling, String list, String column) {
        return filling.lists().of(list).stream()
                .map(row -> row.get(column))
                .map(value -> value == null ? "-" : value.shown())
                .toList();
    }

    @Test
    void whatNobodyDecidedIsSaidToBeSo() {
        Filling filling = RankingWorkbook.filling(ResultCases.year(1).result());
        assertThat(filling.fields().get("bonusDecided")).isEqualTo(CellValue.of("无"));
        assertThat(filling.lists().of("awards")).isEmpty();
    }

    @Test
    void everyDecisionAndFindingIsListedWithItsCell() {
        Filling filling = RankingWorkbook.filling(
                ResultCases.year(1).decided("Q001", "查实", "创新奖", "不予确认").result());
        assertThat(filling.fields().get("bonusDecided")).isEqualTo(CellValue.of("有"));
        assertThat(column(filling, "awards", "result")).containsExactly("确认", "不予确认");
        assertThat(column(filling, "awards", "cell")).containsExactly("G6", "G7");
        assertThat(column(filling, "awards", "claim")).containsExactly("Q001-C01", "Q001-C02");
        assertThat(column(filling, "findings", "falsity")).containsExactly("查实");
        assertThat(column(filling, "findings", "file")).containsExactly("检查记录.xlsx");
    }

    @Test
    void theDetailStandsInTheRankingsOrderThenTheUnranked() {
        Filling filling = RankingWorkbook.filling(ResultCases.year(1).result());
        List<String> ranked = column(filling, "depRank", "code");
        List<String> detail = column(filling, "depMarks", "code");
        assertThat(detail.subList(0, ranked.size())).isEqualTo(ranked);
        assertThat(detail.subList(ranked.size(), detail.size())).containsExactly("D007");
        assertThat(column(filling, "depMarks", "file")).allMatch(name -> name.endsWith("_年终评分_2020年度.xlsx"));
    }

    @Test
    void whatIsNotUndertakenIsASlash() {
        Filling filling = RankingWorkbook.filling(ResultCases.year(1).result());
        Map<String, CellValue> row = filling.lists().of("depMarks").get(0);
        long marks =
                row.keySet().stream().filter(key -> key.startsWith("mark[")).count();
        assertThat(marks).isEqualTo(36);
        assertThat(filling.lists().of("depMarks")).anyMatch(one -> one.containsValue(CellValue.of("/")));
    }

    @Test
    void everyoneIsSomewhere() {
        Filling filling = RankingWorkbook.filling(ResultCases.year(1).result());
        assertThat(column(filling, "out", "code")).containsExactly("D007", "D009", "D011", "D013");
        assertThat(column(filling, "out", "reason")).containsExactly("参评不排名", "另行考核", "只报送", "未评定：没有年终评分");
        assertThat(column(filling, "months", "code")).hasSize(54);
        assertThat(column(filling, "yearForms", "name")).containsExactly("工作台账", "年终评分");
        assertThat(column(filling, "periods", "name"))
                .containsExactly("5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月");
        assertThat(column(filling, "settings", "no")).hasSize(SettingNames.ALL.size());
        assertThat(column(filling, "settings", "value")).contains("（空）");
    }

    @Test
    void everyNameIsInTheVocabulary() {
        Filling filling = RankingWorkbook.filling(ResultCases.year(1).result());
        assertThat(RankingWorkbook.VOCABULARY.fields())
                .containsAll(filling.fields().keySet());
        filling.lists()
                .entries()
                .forEach((list, rows) -> rows.forEach(row -> row.keySet()
                        .forEach(key -> assertThat(
                                        RankingWorkbook.VOCABULARY.lists().getOrDefault(list, Set.of()))
                                .as(list)
                                .contains(key.replaceAll("\\[.*]", "")))));
    }

    @Test
    void theFingerprintTellsFactsApart() {
        String one = print(ResultCases.year(1));
        assertThat(one).hasSize(64).isEqualTo(print(ResultCases.year(1)));
        assertThat(print(ResultCases.year(2))).isNotEqualTo(one);
        assertThat(print(ResultCases.year(1).decided("D001", "", "创新奖"))).isNotEqualTo(one);
    }

    private static String print(ResultCases cases) {
        CellValue hash = RankingWorkbook.filling(cases.result()).fields().get("inputsHash");
        return hash == null ? "" : hash.shown();
    }

    @Test
    void anEmptyYearIsWrittenToo() {
        ResultCases cases = new ResultCases(SchemeCases.policy(10, 10), "2020-05-20T02:00:00Z");
        cases.unit("D001", "第1局", Participation.RANKED, -1, new Random(1));
        Filling filling = RankingWorkbook.filling(cases.result());
        assertThat(filling.lists().of("depRank")).isEmpty();
        assertThat(column(filling, "out", "code")).containsExactly("D001");
        assertThat(filling.fields().get("resultMark")).isEqualTo(CellValue.of("测算稿，不作表彰和通报依据"));
        assertThat(filling.fields().get("generatedAt")).isEqualTo(CellValue.of("2020-05-20 10:00（北京时间）"));
    }
}
