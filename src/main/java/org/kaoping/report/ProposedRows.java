package org.kaoping.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kaoping.form.CellValue;
import org.kaoping.scoring.LineDecision;
import org.kaoping.scoring.Lists;
import org.kaoping.scoring.Ranking;

/** The sheets 拟表彰名单 and 拟通报批评名单: who is proposed, who waits for the group, and what the group decided. */
final class ProposedRows {
    private static final List<String> DECIDED = List.of("decision", "reason", "by", "date");

    private final Set<String> locked = new HashSet<>();

    /** The rows of a list of lists, by cohort and rank; those that the group did not list stand among them. */
    List<Map<String, CellValue>> of(List<Lists.Proposed> lists, String table) {
        boolean honours = table.equals("honours");
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (Lists.Proposed list : lists) {
            List<Ranking.Row> all = new ArrayList<>(list.rows());
            all.addAll(list.declined());
            all.sort(Comparator.comparingInt(Ranking.Row::rank));
            for (Ranking.Row row : all) {
                Map<String, CellValue> cells = RankingFilling.roster(row.unit().unit(), rows.size() + 1);
                cells.put(
                        "title",
                        CellValue.of(honours ? list.title() : list.cohort().label()));
                LineDecision decision = row.decided();
                boolean onTheLine = decision == null ? list.pending().contains(row) : decision.listed() != null;
                if (decision != null) {
                    decided(cells, decision, honours);
                }
                if (!onTheLine) {
                    DECIDED.forEach(column -> locked.add(
                            table + "." + column + "[" + row.unit().unit().code() + "]"));
                }
                rows.add(cells);
            }
        }
        return rows;
    }

    private static void decided(Map<String, CellValue> cells, LineDecision decision, boolean honours) {
        if (decision.listed() != null) {
            cells.put("decision", CellValue.of(decision.words()));
            cells.put("reason", CellValue.of(decision.basis()));
            cells.put("by", CellValue.of(decision.by()));
            if (decision.day() != null) {
                cells.put("date", CellValue.of(decision.day()));
            }
        }
        if (honours && !decision.approval().isEmpty()) {
            cells.put("approval", CellValue.of(decision.approval()));
        }
    }

    /** The inputs of those on whom nothing is to be decided. */
    Set<String> locked() {
        return Set.copyOf(locked);
    }
}
