package org.kaoping.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoping.form.CellValue;
import org.kaoping.form.Filling;
import org.kaoping.form.Form;
import org.kaoping.form.Lists;
import org.kaoping.problem.Wording;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.shelf.HandOut;
import org.kaoping.shelf.Subject;

/** Forms about a cohort or about no unit, through the door. */
class OfficeFormsTest {
    @TempDir
    Path folder;

    private static List<String> told(Receipt receipt) {
        return receipt.problems().stream()
                .map(problem -> problem.code().id() + ": " + Wording.message(problem))
                .toList();
    }

    /** The marks of all units of a cohort, half a point wherever no slash stands. */
    private static byte[] marks(Office office, boolean stamped) {
        Form form = office.shelf().form("monthly-marks").orElseThrow();
        Scheme scheme = office.shelf().scheme(2020).orElseThrow();
        Filling given =
                new HandOut(office.shelf()).filling(form, scheme, Subject.of(Cohort.COUNTY), new Period(2020, 5), "");
        Map<String, CellValue> fields = new LinkedHashMap<>(given.fields());
        fields.put("marker", CellValue.of("评分人甲"));
        fields.put("checker", CellValue.of("复核人乙"));
        fields.put("markDate", CellValue.of(LocalDate.of(2020, 6, 10)));
        Map<String, List<Map<String, CellValue>>> lists =
                new LinkedHashMap<>(given.lists().entries());
        lists.put(
                "units",
                given.lists().of("units").stream()
                        .map(one -> {
                            Map<String, CellValue> row = new LinkedHashMap<>(one);
                            scheme.items()
                                    .forEach(item -> row.putIfAbsent(
                                            "mark[" + item.code() + "]", CellValue.of(new BigDecimal("0.5"))));
                            return row;
                        })
                        .toList());
        return office.shelf()
                .filler(form, given.lists())
                .fill(new Filling(fields, new Lists(lists), given.locked(), stamped ? given.stamp() : null));
    }

    private static byte[] inspection(Office office, String serial, String name) {
        Form form = office.shelf().form("inspection-record").orElseThrow();
        Scheme scheme = office.shelf().scheme(2020).orElseThrow();
        Filling given = new HandOut(office.shelf()).filling(form, scheme, Subject.NONE, Period.ofYear(2020), serial);
        Map<String, CellValue> fields = new LinkedHashMap<>(given.fields());
        fields.put("name", CellValue.of(name));
        fields.put("kind", CellValue.of("专项检查"));
        fields.put("date", CellValue.of(LocalDate.of(2020, 7, 8)));
        fields.put("people", CellValue.of("成员甲、成员乙"));
        Map<String, List<Map<String, CellValue>>> lists =
                new LinkedHashMap<>(given.lists().entries());
        lists.put(
                "rows",
                List.of(Map.of(
                        "unit", CellValue.of(scheme.units().get(0).name()),
                        "item", CellValue.of(scheme.items().get(0).name()),
                        "nature", CellValue.of("未发现问题"),
                        "finding", CellValue.of("台账齐全"),
                        "false", CellValue.of("否"))));
        return office.shelf()
                .filler(form, given.lists())
                .fill(new Filling(fields, new Lists(lists), given.locked(), given.stamp()));
    }

    @Test
    void theMarksOfACohortAreTheCohortsWithAndWithoutAStamp() {
        try (Office office = new Office(folder)) {
            assertThat(office.scheme().status()).isEqualTo(Status.ACCEPTED);
            Receipt stamped = office.send("县区_月评.xlsx", marks(office, true), null);
            assertThat(stamped.status()).as(told(stamped).toString()).isEqualTo(Status.ACCEPTED);
            assertThat(told(stamped)).isEmpty();
            assertThat(stamped.unit()).isEqualTo("county");
            assertThat(stamped.period()).isEqualTo("2020-05");
            Receipt plain = office.send("月评.xlsx", marks(office, false), null);
            assertThat(plain.status()).as(told(plain).toString()).isEqualTo(Status.ACCEPTED);
            assertThat(Door.codes(plain)).contains("stamp-missing");
            assertThat(plain.unit()).isEqualTo("county");
        }
    }

    @Test
    void twoInspectionsStandBesideEachOther() {
        try (Office office = new Office(folder)) {
            assertThat(office.scheme().status()).isEqualTo(Status.ACCEPTED);
            Receipt first = office.send("检查一.xlsx", inspection(office, "1", "双公示检查"), null);
            assertThat(first.status()).as(told(first).toString()).isEqualTo(Status.ACCEPTED);
            assertThat(first.unit()).isEmpty();
            assertThat(first.period()).isEqualTo("2020");
            Receipt second = office.send("检查二.xlsx", inspection(office, "2", "政务诚信检查"), null);
            assertThat(told(second)).isEmpty();
            Receipt again = office.send("检查一改.xlsx", inspection(office, "1", "双公示 检查"), null);
            assertThat(Door.codes(again)).containsExactly("replaced");
            Receipt other = office.send("检查三.xlsx", inspection(office, "1", "失信治理检查"), null);
            assertThat(other.status()).isEqualTo(Status.HELD);
            assertThat(told(other).toString()).contains("编号相同而“检查名称”不同", "“失信治理检查”", "“双公示 检查”");
            assertThat(office.door.inForce().stream().filter(one -> one.form().equals("inspection-record")))
                    .hasSize(2);
        }
    }
}
