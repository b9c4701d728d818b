package org.kaoping.year;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An invented year as plain data: 56 units, what each hands in and when, what the group marks, decides and finds. It knows
 * nothing of the program: the files are filled from it, and the rules are worked out over it a second time.
 */
final class YearPlan {
    static final int YEAR = 2020;

    /** A month of the reporting calendar: the first day that it covers, its deadline, the last day for entering paper. */
    record Month(int month, LocalDate from, LocalDate due, LocalDate paperClose) {}

    static final List<Month> MONTHS = List.of(
            month(5, "2020-05-12", "2020-05-25", "2020-06-08"),
            month(6, "2020-05-26", "2020-06-28", "2020-07-10"),
            month(7, "2020-06-26", "2020-07-27", "2020-08-10"),
            month(8, "2020-07-26", "2020-08-25", "2020-09-08"),
            month(9, "2020-08-26", "2020-09-25", "2020-10-15"),
            month(10, "2020-09-26", "2020-10-26", "2020-11-09"),
            month(11, "2020-10-26", "2020-11-25", "2020-12-09"),
            month(12, "2020-11-26", "2020-12-25", "2021-01-11"));

    private static Month month(int month, String from, String due, String close) {
        return new Month(month, LocalDate.parse(from), LocalDate.parse(due), LocalDate.parse(close));
    }

    /**
     * A unit as it stands at the year's end.
     *
     * @param participation 参评排名 …
     * @param type its duty type; of a county 全部
     * @param into the unit that it was merged into; empty: none
     */
    record Unit(
            String code,
            String name,
            String shortName,
            String former,
            String participation,
            String type,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            String into) {
        boolean county() {
            return code.startsWith("Q");
        }
    }

    /**
     * What a unit does for a month. The days are those that count; null: it did not happen.
     *
     * @param refused the day on which a workbook with mistakes came
     * @param accepted the day on which a good one came
     * @param corrected the day on which it was replaced
     * @param sent the day on which the office puts a mailed file in, where that is not the day it came
     * @param keyed the day that the office enters for the file
     * @param paper the day of the stamped copy
     * @param excused whether the office counts it as on time
     * @param nil whether it reports nothing new
     */
    record HandIn(
            @Nullable LocalDate refused,
            @Nullable LocalDate accepted,
            @Nullable LocalDate corrected,
            @Nullable LocalDate sent,
            @Nullable LocalDate keyed,
            @Nullable LocalDate paper,
            boolean excused,
            boolean nil) {}

    private static HandIn handIn(char manner, LocalDate due, int luck) {
        LocalDate before = due.minusDays(1);
        LocalDate good = due.minusDays(luck % 3);
        return switch (manner) {
            case 'G', 'N' -> new HandIn(null, good, null, null, null, good, false, manner == 'N');
            case 'L' -> new HandIn(null, due.plusDays(1 + luck % 2), null, null, null, due, false, false);
            case 'M' -> new HandIn(before, due.plusDays(3), null, null, null, before, false, false);
            case 'm' -> new HandIn(before, due.plusDays(8), null, null, null, before, false, false);
            case 'R' -> new HandIn(before, null, null, null, null, null, false, false);
            case 'P' -> new HandIn(null, before, null, null, null, null, false, false);
            case 'p' -> new HandIn(null, before, null, null, null, due.plusDays(1), false, false);
            case 'C' -> new HandIn(null, before, due.plusDays(3), null, null, before, false, false);
            case 'E' -> new HandIn(null, before, null, due.plusDays(4), null, before, false, false);
            case 'K' -> new HandIn(null, due.plusDays(2), null, null, before, before, false, false);
            case 'X' -> new HandIn(null, due.plusDays(1), null, null, null, due, true, false);
            case '-' -> new HandIn(null, null, null, null, null, null, false, false);
            default -> throw new AssertionError(manner);
        };
    }

    /** From May to December: G good, N nil, L late, - missing, M mended in time, m mended late, R refused, P no paper, p paper late. */
    private static final Map<String, String> MANNERS = Map.ofEntries(
            Map.entry("D030", "GGL-GGGG"), // its own July was late and August missing; D031's were not
            Map.entry("D031", "GLGG...."),
            Map.entry("D033", "GG-L...."),
            Map.entry("D034", "L-G-...."),
            Map.entry("D047", ".....GLG"), // founded on 1 September: its first full month is October
            Map.entry("D048", "...GG-GG"), // founded on 1 July: its first full month is August
            Map.entry("D036", "GGGGGLGG"),
            Map.entry("D023", "G-GGGGGG"),
            Map.entry("D024", "GGGGLGGG"),
            Map.entry("Q0103", "GGLGGGGN"),
            Map.entry("Q0105", "PGG-GGGG"),
            Map.entry("Q0107", "GMGGGGpG"));

    private static final List<String> PATTERNS = List.of(
            "GNGGGGGG",
            "GGLGGGGG",
            "GG-GGGGN",
            "GGGMGGGG",
            "PGGGGGGG",
            "GGGGpGGG",
            "GGGGGCGG",
            "GEGGGGGG",
            "KGGGGGGG",
            "GGXGGGGG",
            "GGGGGGmG",
            "RGGGGG-L",
            "GGGG--GG",
            "GGNGMGGG");

    /** Those whose months take one of the patterns in turn; all others are in time. */
    private static final List<String> IRREGULAR = List.of(
            "D006", "D009", "D007", "D008", "D010", "D011", "D012", "D014", "D015", "D017", "D018", "D021", "D041",
            "D042");

    private static String manners(String code) {
        int irregular = IRREGULAR.indexOf(code);
        return MANNERS.getOrDefault(code, irregular < 0 ? "GGGGGGGG" : PATTERNS.get(irregular % PATTERNS.size()));
    }

    /** The ranked departments from the best to the worst, as they are meant to stand. */
    private static final List<String> ORDER = List.of(
            "D001", "D002", "D003", "D013", "D004", "D016", "D019", "D005", "D006", "D009", "D025", "D026", "D007",
            "D008", "D027", "D028", "D010", "D012", "D030", "D032", "D047", "D035", "D036", "D048", "D011", "D037",
            "D038", "D014", "D015", "D039", "D040", "D017", "D018", "D021", "D041", "D042", "D043", "D044", "D045",
            "D046");

    /** Those that share total, score and rate with the one before them: over the tenth place, below, and over the last ten. */
    private static final List<String> SAME = List.of("D026", "D038", "D040");

    private static final Map<String, String> COUNTIES = Map.of(
            "Q0101", "88.25", "Q0102", "95.5", "Q0103", "66", "Q0104", "92", "Q0105", "49.5", "Q0106", "84", "Q0107",
            "75", "Q0108", "58");

    /** Bonus by claim: D032 has two; that of D010 is refused. */
    record Claim(String unit, int serial, String tier, boolean confirmed) {
        String number() {
            return "%s-C%02d".formatted(unit, serial);
        }
    }

    static final List<Claim> CLAIMS = List.of(
            new Claim("D003", 1, "特别创新奖", true),
            new Claim("D010", 1, "创新奖", false),
            new Claim("D028", 1, "创新奖", true),
            new Claim("D032", 1, "突出创新奖", true),
            new Claim("D032", 2, "创新奖", true));

    /** Verified to have falsified, with evidence, though it stands fourth. */
    static final String FALSIFIER = "D013";

    /** Its evidence is called 不实 at the visit, and the group finds later that it was not. */
    static final String SUSPECT = "D045";

    /** The indicator whose evidence it is. */
    static final String DOUBTED = "B1501";

    /** Marked on site as undertaking nothing. */
    static final String NOTHING_UNDERTAKEN = "D020";

    /** The group never came. */
    static final String NEVER_VISITED = "D029";

    /** No monthly marks of the counties were made for November: nobody knows of their paper copies. */
    static boolean marked(boolean county, int month) {
        return !county || month != 11;
    }

    private final List<Unit> units = new ArrayList<>();

    YearPlan() {
        for (int i = 1; i <= 48; i++) {
            units.add(department(i));
        }
        String[] heads = {"甲县", "乙县", "丙区", "丁区", "戊市", "己县", "庚县", "辛区"};
        for (int i = 0; i < heads.length; i++) {
            units.add(new Unit(
                    "Q%04d".formatted(101 + i), "示例市" + heads[i] + "人民政府", heads[i], "", "参评排名", "全部", null, null, ""));
        }
    }

    private static final String ENFORCING = "监管执法";
    private static final String GENERAL = "综合管理";
    private static final String PARTY = "党群组织";

    private static final List<String> TYPES = List.of(
            ENFORCING, "监管执法＋赋码", "监管执法＋融资", GENERAL, "综合管理＋赋码", "综合管理＋融资", PARTY, "党群组织＋赋码", "司法", "公用企业", PARTY,
            GENERAL, ENFORCING, PARTY, GENERAL, ENFORCING, PARTY, GENERAL, ENFORCING, PARTY, GENERAL, ENFORCING, PARTY,
            GENERAL);

    private static Unit department(int number) {
        String code = "D%03d".formatted(number);
        String type = number <= TYPES.size()
                ? TYPES.get(number - 1)
                : number <= 36 || number == 47 ? ENFORCING : number <= 42 || number == 48 ? GENERAL : PARTY;
        String participation = switch (number) {
            case 22 -> "参评不排名";
            case 23 -> "另行考核";
            case 24 -> "只报送";
            default -> "参评排名";
        };
        boolean renamed = number == 12;
        LocalDate merged = LocalDate.of(YEAR, 8, 31);
        return new Unit(
                code,
                renamed ? "示例市数据局" : "示例市" + number + "号局",
                renamed ? "数据局" : number + "号局",
                renamed ? "示例市12号局" : "",
                participation,
                type,
                number == 47 ? merged.plusDays(1) : number == 48 ? LocalDate.of(YEAR, 7, 1) : null,
                List.of(31, 33, 34).contains(number) ? merged : null,
                number == 31 ? "D030" : number == 33 || number == 34 ? "D047" : "");
    }

    List<Unit> units() {
        return List.copyOf(units);
    }

    Unit unit(String code) {
        return units.stream().filter(one -> one.code().equals(code)).findFirst().orElseThrow();
    }

    /** What the unit does for the months that it owes. */
    Map<Integer, HandIn> handIns(Unit unit) {
        Map<Integer, HandIn> all = new LinkedHashMap<>();
        String manners = manners(unit.code());
        for (int i = 0; i < MONTHS.size(); i++) {
            if (manners.charAt(i) != '.') {
                all.put(
                        MONTHS.get(i).month(),
                        handIn(
                                manners.charAt(i),
                                MONTHS.get(i).due(),
                                unit.code().hashCode() % 7 + i));
            }
        }
        return all;
    }

    /** Whether the group marks the unit at the year's end. */
    static boolean visited(Unit unit) {
        return unit.participation().startsWith("参评")
                && unit.until() == null
                && !unit.code().equals(NEVER_VISITED);
    }

    /** The marks that the unit is meant to get, in hundredths; where it is given they come to that total. */
    private BigDecimal aim(Unit unit, BigDecimal y) {
        int place = ORDER.indexOf(unit.code());
        BigDecimal percent;
        if (unit.county()) {
            percent = new BigDecimal(COUNTIES.get(unit.code()));
        } else if (place < 0) {
            percent = new BigDecimal("71.5");
        } else if (unit.code().equals("D016")) {
            percent = new BigDecimal("90"); // exactly on the bound
        } else if (unit.code().equals("D019")) {
            return new BigDecimal("86.04"); // 89.625: half up to 89.63
        } else {
            int same = SAME.contains(unit.code()) || List.of("D028", "D036").contains(unit.code()) ? 1 : 0;
            percent = new BigDecimal("97.4").subtract(new BigDecimal("1.4").multiply(BigDecimal.valueOf(place - same)));
        }
        BigDecimal bonus = BigDecimal.valueOf(bonus(unit.code()));
        return percent.subtract(bonus).multiply(y).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
    }

    /** The confirmed bonus. */
    static int bonus(String code) {
        Map<String, Integer> tiers = Map.of("创新奖", 5, "特别创新奖", 10, "突出创新奖", 20);
        return CLAIMS.stream()
                .filter(claim -> claim.unit().equals(code) && claim.confirmed())
                .mapToInt(claim -> tiers.getOrDefault(claim.tier(), 0))
                .sum();
    }

    /**
     * The unit's marks by indicator: the one for reporting on time as it is proposed, the others such that the sum is what it
     * is meant to be.
     *
     * @param undertaken full marks of what the unit undertakes, by indicator
     * @param proposed what is proposed for the indicator that ends in 0103
     */
    Map<String, BigDecimal> marks(Unit unit, Map<String, BigDecimal> undertaken, BigDecimal proposed) {
        Map<String, BigDecimal> marks = new LinkedHashMap<>();
        if (unit.code().equals(NOTHING_UNDERTAKEN)) {
            return marks;
        }
        BigDecimal y = sum(undertaken.values());
        Map<String, BigDecimal> given = new LinkedHashMap<>();
        undertaken.keySet().stream().filter(code -> code.endsWith("0103")).forEach(code -> given.put(code, proposed));
        if (unit.code().equals(SUSPECT)) {
            given.put(DOUBTED, BigDecimal.ZERO); // what is called untrue gets nothing
        }
        BigDecimal less = y.subtract(aim(unit, y));
        BigDecimal others = y;
        for (Map.Entry<String, BigDecimal> one : given.entrySet()) {
            BigDecimal full = undertaken.getOrDefault(one.getKey(), BigDecimal.ZERO);
            less = less.subtract(full.subtract(one.getValue()));
            others = others.subtract(full);
        }
        if (less.signum() < 0) {
            throw new AssertionError(unit.code() + " cannot reach what it is meant to get");
        }
        // every other indicator loses its part, the last ones what is left
        BigDecimal left = less;
        for (Map.Entry<String, BigDecimal> one : undertaken.entrySet()) {
            BigDecimal full = one.getValue();
            BigDecimal mark = given.get(one.getKey());
            if (mark == null) {
                BigDecimal part = less.multiply(full)
                        .divide(others, 2, RoundingMode.UP)
                        .min(left)
                        .min(full);
                mark = full.subtract(part);
                left = left.subtract(part);
            }
            marks.put(one.getKey(), mark);
        }
        if (left.signum() != 0) {
            throw new AssertionError(unit.code() + " has " + left + " left");
        }
        return marks;
    }

    private static BigDecimal sum(Collection<BigDecimal> marks) {
        return marks.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The office's mark of a unit on an item of a month (R6a): a part of its full marks. */
    static BigDecimal monthlyMark(String code, int month, String item, BigDecimal full) {
        int percent = 60 + Math.floorMod(Arrays.hashCode(new Object[] {code, month, item}), 41);
        return full.multiply(BigDecimal.valueOf(percent)).movePointLeft(2).setScale(2, RoundingMode.DOWN);
    }

    /** A yearly form that the unit sends, and when; null: never. */
    static @Nullable LocalDate yearly(String form, Unit unit) {
        int luck = Math.floorMod((unit.code() + form).hashCode(), 13);
        if (unit.until() != null || luck == 7) {
            return null;
        }
        return luck == 3
                ? LocalDate.of(YEAR, 12, 28)
                : LocalDate.of(YEAR, 12, 16).plusDays(luck % 10);
    }
}
