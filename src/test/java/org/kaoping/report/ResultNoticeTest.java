package org.kaoping.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kaoping.assessment.Announced;
import org.kaoping.assessment.Edition;
import org.kaoping.assessment.Figure;
import org.kaoping.assessment.Figures;
import org.kaoping.assessment.Result;
import org.kaoping.form.CellValue;
import org.kaoping.form.Values;
import org.kaoping.form.book.CellRef;
import org.kaoping.scheme.Counting;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.SchemeCases;
import org.kaoping.scoring.Facts;
import org.kaoping.scoring.LineDecision;
import org.kaoping.scoring.Lists;
import org.kaoping.scoring.Ranking;
import org.kaoping.scoring.Rankings;
import org.kaoping.scoring.Source;

/** The words of the notice that follow from approvals and from P33 (R13, R15). */
final class ResultNoticeTest {
    private static final String APPROVAL = "示表〔2021〕1号";

    private static Announced announced(Ranking ranking, Result result, List<Announced.Paper> papers) {
        Scheme scheme = ranking.facts().scheme();
        Map<String, Map<String, Figure>> byUnit = new LinkedHashMap<>();
        for (Figure figure : Figures.of(ranking)) {
            byUnit.computeIfAbsent(figure.unit(), code -> new LinkedHashMap<>()).put(figure.name(), figure);
        }
        List<Announced.One> units = new ArrayList<>();
        byUnit.forEach(
                (code, figures) -> units.add(new Announced.One(scheme.unit(code).orElseThrow(), figures)));
        return new Announced(scheme, Edition.draft("0123456789abcdef"), null, result.at(), units, papers);
    }

    private static String text(Announced announced) throws IOException {
        try (ZipInputStream in = new ZipInputStream(
                new ByteArrayInputStream(ResultNotice.write(announced, ResultNotice.Version.PUBLIC)),
                StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals("word/document.xml")) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .replace("</w:p>", "\n")
                            .replaceAll("<[^>]*>", "");
                }
            }
        }
        throw new AssertionError("no document");
    }

    /** R15: 拟表彰 until every honour has its approval number. */
    @Test
    void honoursAreProposedUntilAllAreApproved() throws IOException {
        Result open = ResultCases.year(7, SchemeCases.policy(3, 3)).result();
        List<LineDecision> approvals = new ArrayList<>();
        for (Lists.Proposed list : Lists.of(open.ranking()).honours()) {
            for (Ranking.Row row : list.rows()) {
                if (row.outcome() == Ranking.Outcome.HONOUR) {
                    approvals.add(new LineDecision(
                            LineDecision.Line.HONOURS,
                            row.unit().unit().code(),
                            null,
                            "",
                            "",
                            null,
                            APPROVAL,
                            Set.of(),
                            new Source("U7", "汇总.xlsx", "拟表彰名单", "L6")));
                }
            }
        }
        assertThat(approvals).hasSizeGreaterThan(2);
        assertThat(text(announced(decided(open, approvals), open, List.of())))
                .contains("二、表彰名单", "以上名单已公示，批准文号：" + APPROVAL + "。")
                .doesNotContain("拟表彰", "批准文号待填");
        assertThat(text(announced(decided(open, approvals.subList(1, approvals.size())), open, List.of())))
                .contains("二、拟表彰名单", "批准文号待填");
    }

    private static Ranking decided(Result open, List<LineDecision> decisions) {
        Facts facts = open.ranking().facts();
        return Rankings.of(new Facts(facts.scheme(), facts.units(), facts.conflicts(), decisions));
    }

    /** P33: only 「全部荣誉」 costs the unit's persons theirs, too. */
    @ParameterizedTest
    @EnumSource
    void thePersonsOfAFalsifier(Counting.Scope scope) throws IOException {
        ResultCases cases =
                ResultCases.year(7, SchemeCases.policy(3, 3, 2, new Counting(true, null, null, true, scope, true)));
        String falsifier = cases.result()
                .ranking()
                .cohorts()
                .get(0)
                .rows()
                .get(0)
                .unit()
                .unit()
                .code();
        Result result = cases.decided(falsifier, "查实").result();
        Announced bare = announced(result.ranking(), result, List.of());
        String honest = bare.units().stream()
                .filter(one -> one.text("eligible").equals("是"))
                .findFirst()
                .orElseThrow()
                .unit()
                .code();
        String text = text(announced(
                result.ranking(), result, List.of(recommended(falsifier, "人员甲"), recommended(honest, "人员乙"))));
        assertThat(text).contains("\n人员乙\n");
        assertThat(text.contains("人员甲")).isEqualTo(scope != Counting.Scope.EVERYTHING);
    }

    private static Announced.Paper recommended(String unit, String name) {
        return new Announced.Paper(
                "person-recommendation",
                unit,
                "U-" + unit,
                new Values(
                        Map.of(
                                "name",
                                new Values.Entry(CellValue.of(name), "推荐表", CellRef.of("B3")),
                                "public",
                                new Values.Entry(CellValue.of("已公示无异议"), "推荐表", CellRef.of("B9"))),
                        Map.of()));
    }
}
