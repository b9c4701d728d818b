package org.kaoping.report;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoping.assessment.Edition;
import org.kaoping.assessment.Fingerprint;
import org.kaoping.assessment.Movement;
import org.kaoping.assessment.Result;
import org.kaoping.form.Filling;
import org.kaoping.form.Form;
import org.kaoping.form.FormFiller;
import org.kaoping.form.Layouts;
import org.kaoping.form.Stamp;
import org.kaoping.form.Vocabulary;

/** The ranking workbook: a result written into its master (domain design section 6). */
public final class RankingWorkbook {
    /** The id of the master. */
    public static final String FORM = "ranking";

    /** The names that this room writes, beside those of a hand-out; a locked placeholder of the master must be on it. */
    public static final Vocabulary VOCABULARY = new Vocabulary(
            Set.of(
                    "city",
                    "year",
                    "docNo",
                    "office",
                    "officeFull",
                    "exampleMark",
                    "resultMark",
                    "resultFoot",
                    "resultNo",
                    "generatedAt",
                    "madeUnder",
                    "schemeVersion",
                    "inputsHash",
                    "asOf",
                    "yearDeadline",
                    "scale",
                    "full",
                    "g1",
                    "g2",
                    "g3",
                    "lowY",
                    "honourB",
                    "honourX",
                    "critB",
                    "critX",
                    "tier1",
                    "tier2",
                    "tier3",
                    "bonusCap",
                    "totalCap",
                    "bonusRule",
                    "bonusDecided",
                    "falseScope",
                    "movesUp",
                    "gradeOn",
                    "rankOn",
                    "ties",
                    "lineTie",
                    "spared",
                    "monthlyShare",
                    "noCase",
                    "scoreRule",
                    "noCaseRule"),
            Map.ofEntries(
                    Map.entry("depRank", Set.of("code", "name", "organiser")),
                    Map.entry("couRank", Set.of("code", "name", "organiser")),
                    Map.entry("depMarks", Set.of("no", "code", "name", "mark", "file", "upload", "sheet")),
                    Map.entry("couMarks", Set.of("no", "code", "name", "mark", "file", "upload", "sheet")),
                    Map.entry("indicatorsB", Set.of("aspect", "name", "code", "full")),
                    Map.entry("indicatorsX", Set.of("aspect", "name", "code", "full")),
                    Map.entry(
                            "awards",
                            Set.of(
                                    "no", "unit", "name", "claim", "matter", "kind", "asked", "result", "tier",
                                    "reason", "date", "file", "upload", "sheet", "cell")),
                    Map.entry(
                            "findings",
                            Set.of(
                                    "no",
                                    "unit",
                                    "name",
                                    "record",
                                    "date",
                                    "item",
                                    "indicator",
                                    "nature",
                                    "finding",
                                    "grade",
                                    "falsity",
                                    "fix",
                                    "due",
                                    "evidence",
                                    "file",
                                    "upload",
                                    "sheet",
                                    "cell")),
                    Map.entry("periods", Set.of("code", "name", "due")),
                    Map.entry("months", Set.of("no", "code", "name", "cohort", "state")),
                    Map.entry("scores", Set.of("no", "code", "name", "cohort", "score")),
                    Map.entry("yearForms", Set.of("code", "name")),
                    Map.entry("yearly", Set.of("no", "code", "name", "cohort", "state")),
                    Map.entry("out", Set.of("no", "code", "name", "cohort", "participation", "reason")),
                    Map.entry(
                            "honours",
                            Set.of(
                                    "no",
                                    "code",
                                    "name",
                                    "cohort",
                                    "title",
                                    "decision",
                                    "reason",
                                    "by",
                                    "date",
                                    "approval")),
                    Map.entry(
                            "criticism",
                            Set.of("no", "code", "name", "cohort", "title", "decision", "reason", "by", "date")),
                    Map.entry("persons", Set.of("no", "code", "name", "cohort", "person", "org", "post", "remark")),
                    Map.entry(
                            "basis",
                            Set.of(
                                    "no", "code", "name", "what", "value", "form", "file", "sheet", "cell", "at",
                                    "upload", "sha")),
                    Map.entry("moves", Set.of("no", "code", "name", "what", "before", "after", "from", "source")),
                    Map.entry("changes", Set.of("no", "code", "name", "what", "before", "after", "reason", "who")),
                    Map.entry(
                            "revisions", Set.of("no", "version", "matter", "what", "before", "after", "reason", "who")),
                    Map.entry(
                            "conflicts",
                            Set.of(
                                    "no",
                                    "code",
                                    "name",
                                    "indicator",
                                    "single",
                                    "singleFile",
                                    "singleSheet",
                                    "singleCell",
                                    "sheet",
                                    "sheetFile",
                                    "sheetSheet",
                                    "sheetCell",
                                    "settled")),
                    Map.entry(
                            "visits",
                            Set.of(
                                    "no",
                                    "code",
                                    "name",
                                    "date",
                                    "place",
                                    "opinion",
                                    "objection",
                                    "by",
                                    "confirmed",
                                    "assessors",
                                    "duties",
                                    "signed",
                                    "file",
                                    "upload")),
                    Map.entry("selfSums", Set.of("no", "code", "name", "cohort", "remark")),
                    Map.entry(
                            "selfMarks",
                            Set.of(
                                    "no",
                                    "code",
                                    "name",
                                    "indicator",
                                    "what",
                                    "full",
                                    "self",
                                    "mark",
                                    "remark",
                                    "file",
                                    "upload",
                                    "sheet",
                                    "cell")),
                    Map.entry("settings", Set.of("no", "name", "value")),
                    Map.entry("kpAspects", Set.of("no", "name"))));

    private RankingWorkbook() {}

    /** What is written into the master; every figure that follows from it is a formula there. */
    public static Filling filling(Result result) {
        return filling(result, draft(result), List.of());
    }

    private static Filling filling(Result result, Edition edition, List<Movement> moved) {
        return new RankingFilling(result, edition, moved).filling();
    }

    private static Edition draft(Result result) {
        return Edition.draft(Fingerprint.of(result.ranking().facts()));
    }

    /**
     * The workbook: the master grown to the result's lists, its values written, every formula with its result cached. The
     * same result gives the same bytes.
     *
     * @param form the compiled master {@link #FORM}
     * @param edition what it is printed as
     * @param moved what moved since the number before; empty where there is none
     */
    public static byte[] write(Result result, Form form, Edition edition, List<Movement> moved) {
        return write(result, form, edition, moved, null);
    }

    /**
     * The same with a stamp, so that it can come back with the group's decisions.
     *
     * @param stamp sealed; null: none
     */
    public static byte[] write(Result result, Form form, Edition edition, List<Movement> moved, @Nullable Stamp stamp) {
        Filling plain = filling(result, edition, moved);
        Filling filling = new Filling(plain.fields(), plain.lists(), plain.locked(), stamp);
        return FormFiller.prepare(Layouts.of(form, filling.lists())).fill(filling);
    }

    /** The same as a draft. */
    public static byte[] write(Result result, Form form) {
        return write(result, form, draft(result), List.of());
    }

    /** The name to download it under. */
    public static String fileName(Result result, Edition edition) {
        String stage =
                edition.stage() == Edition.Stage.DRAFT ? "测算稿" : edition.stage().label();
        return result.ranking().facts().scheme().year() + "年度考评结果汇总（" + stage + "）.xlsx";
    }
}
