package org.kaoping.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaoping.assessment.Person;
import org.kaoping.form.CellValue;

/** The sheet 先进个人 of the ranking workbook (R15): no telephone, no deeds. */
final class PersonRows {
    private PersonRows() {}

    static List<Map<String, CellValue>> of(List<Person> persons) {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (Person person : persons) {
            Map<String, CellValue> cells = new LinkedHashMap<>();
            cells.put("no", CellValue.of(rows.size() + 1));
            cells.put("code", CellValue.of(person.unit().code()));
            cells.put("name", CellValue.of(person.unit().shortName()));
            cells.put("cohort", CellValue.of(person.unit().cohort().label()));
            cells.put("person", CellValue.of(person.name()));
            cells.put("org", CellValue.of(person.org()));
            cells.put("post", CellValue.of(person.post()));
            cells.put("remark", CellValue.of(person.remark()));
            rows.add(cells);
        }
        return rows;
    }
}
