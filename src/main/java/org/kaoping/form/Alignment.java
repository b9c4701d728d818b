package org.kaoping.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which row of a returned sheet is which row of the form, known by the fixed texts that stand in it: the order of the
 * rows is kept, the sum of the fits is greatest (a weighted longest increasing sequence). So inserted, deleted and
 * hidden rows are followed, and a row is never taken for another because of its number.
 */
final class Alignment {
    /** Candidates of one row of the form; nearest first, so that a word that stands everywhere costs little. */
    private static final int CANDIDATES = 64;

    private Alignment() {}

    private record Pair(int formRow, int fileRow, long weight) {}

    /** The file row of each row of the form that was recognised. */
    static NavigableMap<Integer, Integer> of(SheetPlan plan, SheetTexts file) {
        NavigableMap<Integer, Map<Integer, SheetPlan.Fixed>> rows = new TreeMap<>();
        plan.texts()
                .forEach((at, fixed) ->
                        rows.computeIfAbsent(at.row(), r -> new TreeMap<>()).put(at.column(), fixed));
        if (unmoved(plan, file)) {
            NavigableMap<Integer, Integer> same = new TreeMap<>();
            rows.keySet().forEach(row -> same.put(row, row));
            return same;
        }
        List<Integer> fileRows = new ArrayList<>(file.rows().keySet());
        Tree best = new Tree(fileRows.size());
        for (Map.Entry<Integer, Map<Integer, SheetPlan.Fixed>> row : rows.entrySet()) {
            List<Pair> pairs = new ArrayList<>();
            Set<Integer> known = new HashSet<>();
            row.getValue().forEach((column, fixed) -> {
                if (file.has(fixed)) {
                    known.add(column);
                }
            });
            file.rows().forEach((fileRow, texts) -> {
                long weight = weight(row.getValue(), known, texts);
                if (weight > 0) {
                    long near = Math.max(0, 500 - Math.abs(fileRow - row.getKey()));
                    pairs.add(new Pair(row.getKey(), fileRow, weight * 1000 + near));
                }
            });
            pairs.sort(Comparator.<Pair>comparingLong(pair -> -pair.weight() / 1000)
                    .thenComparingInt(pair -> Math.abs(pair.fileRow() - pair.formRow())));
            List<Chain> chains = new ArrayList<>();
            for (Pair pair : pairs.subList(0, Math.min(CANDIDATES, pairs.size()))) {
                int index = java.util.Collections.binarySearch(fileRows, pair.fileRow());
                @Nullable Chain before = best.before(index);
                chains.add(new Chain(pair, index, before, pair.weight() + (before == null ? 0 : before.sum())));
            }
            chains.forEach(best::put);
        }
        NavigableMap<Integer, Integer> aligned = new TreeMap<>();
        for (Chain chain = best.before(fileRows.size()); chain != null; chain = chain.before()) {
            aligned.put(chain.pair().formRow(), chain.pair().fileRow());
        }
        return aligned;
    }

    /** Whether every text stands whole in its place, as in most files: then nothing else could weigh as much. */
    private static boolean unmoved(SheetPlan plan, SheetTexts file) {
        return plan.texts().entrySet().stream()
                .allMatch(one -> one.getValue().fit(file.at(one.getKey())) == SheetPlan.Fixed.WHOLE);
    }

    /** Texts in their own column count most; a text in another column still tells the row (a column was inserted). */
    private static long weight(Map<Integer, SheetPlan.Fixed> expected, Set<Integer> known, Map<Integer, String> found) {
        long weight = 0;
        for (Map.Entry<Integer, SheetPlan.Fixed> one : expected.entrySet()) {
            int fit = one.getValue().fit(found.get(one.getKey()));
            if (fit == 0 && known.contains(one.getKey()) && holds(found, one.getValue())) {
                fit = 2;
            }
            weight += fit;
        }
        return weight;
    }

    private static boolean holds(Map<Integer, String> found, SheetPlan.Fixed fixed) {
        for (String text : found.values()) {
            if (fixed.fit(text) == SheetPlan.Fixed.WHOLE) {
                return true;
            }
        }
        return false;
    }

    private record Chain(Pair pair, int index, @Nullable Chain before, long sum) {}

    /** The best chain that ends before a row: a Fenwick tree of maxima. */
    private static final class Tree {
        private final @Nullable Chain[] nodes;

        Tree(int size) {
            nodes = new Chain[size + 1];
            Arrays.fill(nodes, null);
        }

        /** The best chain that ends at an index below this one. */
        @Nullable
        Chain before(int index) {
            Chain best = null;
            for (int i = index; i > 0; i -= i & -i) {
                Chain node = nodes[i];
                if (node != null && (best == null || node.sum() > best.sum())) {
                    best = node;
                }
            }
            return best;
        }

        void put(Chain chain) {
            for (int i = chain.index() + 1; i < nodes.length; i += i & -i) {
                Chain node = nodes[i];
                if (node == null || chain.sum() > node.sum()) {
                    nodes[i] = chain;
                }
            }
        }
    }
}
