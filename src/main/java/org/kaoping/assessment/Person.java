package org.kaoping.assessment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kaoping.form.Values;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;

/**
 * Somebody whom a unit recommends as an outstanding person (R15). Proposed only, until it is approved.
 *
 * @param unit the unit
 * @param name the name
 * @param org where the person works
 * @param post the post
 * @param place 1 for the first of its unit, in the order of the recommendations
 * @param remark what the office has to see to; empty where nothing
 */
public record Person(Unit unit, String name, String org, String post, int place, String remark) {
    private static final String SHOWN = "已公示无异议";

    /**
     * The persons that recommendations name, in the roster's order.
     *
     * @param papers recommendations
     * @param lost the codes of units whose persons lose every honour with them (P33)
     */
    static List<Person> of(Scheme scheme, List<Announced.Paper> papers, List<String> lost) {
        int most = scheme.policy().followUp().persons();
        List<Person> persons = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        for (Unit unit : scheme.units()) {
            for (Announced.Paper paper : papers) {
                if (!paper.unit().equals(unit.code()) || !paper.form().equals(Contracts.PERSON_RECOMMENDATION)) {
                    continue;
                }
                int place = places.merge(unit.code(), 1, Integer::sum);
                Values values = paper.values();
                List<String> remarks = new ArrayList<>();
                if (place > most) {
                    remarks.add("超出名额（每单位" + most + "名）");
                }
                if (lost.contains(unit.code())) {
                    remarks.add("所在单位查实弄虚作假，取消荣誉");
                }
                if (!values.text("public").equals(SHOWN)) {
                    remarks.add("单位公示：" + (values.text("public").isEmpty() ? "未填" : values.text("public")));
                }
                if (values.text("leader").equals("是")) {
                    remarks.add("县处级以上干部");
                }
                persons.add(new Person(
                        unit,
                        values.text("name"),
                        values.text("org"),
                        values.text("post"),
                        place,
                        String.join("；", remarks)));
            }
        }
        return persons;
    }

    /** Whether it can be proposed: within the quota, and its unit lost nothing. */
    public boolean proposed() {
        return !remark.contains("超出名额") && !remark.contains("取消荣誉");
    }
}
