package org.kaoping.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaoping.scheme.Policy;
import org.kaoping.scheme.SchemeCases;

/** Seeded: the order of the units never matters, and a second computation in whole numbers says the same. */
final class RankingPropertyTest {
    private static final String[] FULL = {"24", "39.5", "40", "47", "50", "55", "96", "97.5", "99", "100"};

    private static FactCases some(Random random) {
        FactCases cases = new FactCases();
        int count = random.nextInt(14);
        for (int i = 1; i <= count; i++) {
            String y = FULL[random.nextInt(FULL.length)];
            BigDecimal x = new BigDecimal(y)
                    .multiply(BigDecimal.valueOf(random.nextInt(21) * 5L))
                    .movePointLeft(2)
                    .setScale(2, java.math.RoundingMode.DOWN);
            String bonus = random.nextInt(3) == 0 ? null : String.valueOf(random.nextInt(3) * 5);
            Boolean eligible = random.nextInt(4) == 0 ? null : (Boolean) (random.nextInt(5) != 0);
            cases.unit("D%03d".formatted(i), y, x.toString(), bonus, random.nextInt(3) * 4, eligible);
        }
        return cases;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void orderNeverMatters(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            Policy policy = SchemeCases.policy(random.nextInt(5), random.nextInt(5));
            Facts facts = some(random).under(policy);
            List<Facts.UnitFacts> shuffled = new ArrayList<>(facts.units());
            Collections.shuffle(shuffled, random);
            assertThat(Rankings.of(new Facts(facts.scheme(), shuffled)).cohorts())
                    .isEqualTo(Rankings.of(facts).cohorts());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void aSecondComputationAgrees(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            int honours = random.nextInt(5);
            int criticism = random.nextInt(5);
            Facts facts = some(random).under(SchemeCases.policy(honours, criticism));
            Map<String, String> ours = new TreeMap<>();
            Rankings.of(facts)
                    .cohorts()
                    .get(0)
                    .rows()
                    .forEach(row ->
                            ours.put(row.unit().unit().code(), row.rank() + " " + row.total() + " " + row.outcome()));
            assertThat(ours).isEqualTo(second(facts, honours, criticism));
        }
    }

    /** Hundredths as long, ranks by sorting, lists by walking them from both ends. */
    private static Map<String, String> second(Facts facts, int honours, int criticism) {
        record One(String code, long total, long score, long rate, boolean eligible) {
            List<Long> key() {
                return List.of(-total, -score, -rate);
            }
        }
        List<One> all = new ArrayList<>();
        for (Facts.UnitFacts unit : facts.units()) {
            BigInteger y = Score.y(unit.marks()).movePointRight(2).toBigIntegerExact();
            BigInteger x = Score.x(unit.marks()).movePointRight(2).toBigIntegerExact();
            // floor(x * 10000 / y + 1/2) = floor((20000 x + y) / 2y)
            long score = x.multiply(BigInteger.valueOf(20000))
                    .add(y)
                    .divide(y.multiply(BigInteger.TWO))
                    .longValueExact();
            BigDecimal bonus = unit.bonus();
            long total = score + (bonus == null ? 0 : bonus.movePointRight(2).longValueExact());
            all.add(new One(unit.unit().code(), total, score, unit.onTime(), !Boolean.FALSE.equals(unit.eligible())));
        }
        TreeMap<String, List<One>> groups = new TreeMap<>();
        for (One one : all) {
            String key = "%08d %08d %08d"
                    .formatted(
                            99_999_999 + one.key().get(0),
                            99_999_999 + one.key().get(1),
                            99_999_999 + one.key().get(2));
            groups.computeIfAbsent(key, ignored -> new ArrayList<>()).add(one);
        }
        Map<String, Integer> rank = new HashMap<>();
        Map<String, Ranking.Outcome> outcome = new HashMap<>();
        int next = 1;
        int left = honours;
        for (List<One> group : groups.values()) {
            for (One one : group) {
                rank.put(one.code(), next);
            }
            next += group.size();
            List<One> eligible = group.stream().filter(One::eligible).toList();
            if (left > 0) {
                Ranking.Outcome what = eligible.size() > left ? Ranking.Outcome.HONOUR_TIE : Ranking.Outcome.HONOUR;
                eligible.forEach(one -> outcome.put(one.code(), what));
                left -= eligible.size();
            }
        }
        int room = Math.min(criticism, Math.max(0, all.size() - honours));
        for (List<One> group : groups.descendingMap().values()) {
            if (room > 0) {
                Ranking.Outcome what = group.size() > room ? Ranking.Outcome.CRITICISM_TIE : Ranking.Outcome.CRITICISM;
                group.forEach(one -> outcome.putIfAbsent(one.code(), what));
            }
            room -= group.size();
        }
        Map<String, String> result = new TreeMap<>();
        for (One one : all) {
            result.put(
                    one.code(),
                    rank.get(one.code()) + " " + BigDecimal.valueOf(one.total(), 2) + " "
                            + outcome.getOrDefault(one.code(), Ranking.Outcome.NONE));
        }
        return result;
    }
}
