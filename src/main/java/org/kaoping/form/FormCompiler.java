package org.kaoping.form;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.FormulaInspection;
import org.kaoping.form.book.FormulaShift;
import org.kaoping.form.book.MasterBook;
import org.kaoping.form.book.MasterCell;
import org.kaoping.form.book.MasterSheet;
import org.kaoping.form.book.MasterValidation;
import org.kaoping.form.book.Sheet;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.problem.Severity;

/**
 * Makes a {@link Form} of a master: the signs are told in the package's description. A form comes out only where no
 * mistake of the master is an error; all of them are told at their cells, in the order of the workbook.
 */
public final class FormCompiler {
    /** How many rows a label may stand above the head row of its table; what stands higher heads something else. */
    private static final int FARTHEST_HEAD = 3;

    private static final int LONGEST_TEXT = 32_767;
    private static final int LONGEST_FORMULA = 8_192;

    private final MasterBook master;
    private final Vocabulary vocabulary;
    private final Findings findings;
    private final Map<Placeholder, Labels.Label> labels = new LinkedHashMap<>();
    private final Set<Placeholder> crossed = new HashSet<>();
    private final IdentityHashMap<MasterValidation, Rule.Validation> rules = new IdentityHashMap<>();

    private FormCompiler(MasterBook master, Vocabulary vocabulary) {
        this.master = master;
        this.vocabulary = vocabulary;
        this.findings = new Findings(master);
    }

    /**
     * Compiles a master.
     *
     * @param master the master as it was read
     * @param vocabulary the names that a hand-out can write; a locked placeholder has to be among them
     * @return the form with the warnings about its master, or the problems alone where one is an error
     */
    public static Checked<Form> compile(MasterBook master, Vocabulary vocabulary) {
        return new FormCompiler(master, vocabulary).compile();
    }

    private Checked<Form> compile() {
        FormCard card = CardReader.read(master, findings);
        List<Placeholder> placeholders = Placeholder.scan(master, vocabulary, findings);
        List<TableShape> shapes = TableShape.of(placeholders, findings);
        List<Placeholder> singles = singles(placeholders);
        singles.forEach(one -> unknown(one, vocabulary.fields().contains(one.name())));
        singles.forEach(this::label);
        shapes.forEach(this::shape);

        FormulaInspection inspection = new FormulaInspection(
                master,
                (sheet, cell) -> shapes.stream()
                        .anyMatch(shape -> shape.given()
                                && shape.sheet().name().equals(sheet)
                                && shape.row() == cell.row()
                                && shape.firstColumn() <= cell.column()
                                && shape.lastColumn() >= cell.column()));
        master.sheets().forEach(sheet -> rules(sheet, inspection));

        Map<Placeholder, Field> fields = new LinkedHashMap<>();
        singles.forEach(one -> fields.put(one, field(one)));
        if (card != null) {
            CardReader.checkFields(master, card, fields.values(), findings);
        }
        shapes.forEach(shape -> shape.columns().forEach(one -> fields.put(one, field(one))));
        TableCompiler compiler = new TableCompiler(shapes, fields, findings);
        List<Table> tables = compiler.tables(labels);
        if (card != null) {
            List<Field> single = singles.stream().map(fields::get).toList();
            CardReader.checkPrefill(master, card, single, tables, findings);
            CardReader.checkLater(master, card, single, tables, findings);
        }
        List<Table.Check> checks = new ArrayList<>();
        for (MasterSheet sheet : master.sheets()) {
            if (!sheet.name().equals(CardReader.SHEET)) {
                checks.addAll(compiler.checks(sheet));
                cells(sheet, inspection);
                sheet(sheet, singles, shapes);
            }
        }
        names(inspection);

        if (card == null || findings.anyError()) {
            return Checked.failed(findings.all());
        }
        Form form = new Form(
                card,
                fingerprint(master.bytes()),
                singles.stream().map(fields::get).toList(),
                tables,
                checks,
                Placeholder.furniture(master),
                master);
        FormulaTrial.run(form, findings);
        return findings.anyError() ? Checked.failed(findings.all()) : Checked.of(form, findings.all());
    }

    private List<Placeholder> singles(List<Placeholder> placeholders) {
        Map<String, Placeholder> singles = new LinkedHashMap<>();
        for (Placeholder one : placeholders) {
            if (one.table() == null) {
                Placeholder first = singles.putIfAbsent(one.name(), one);
                if (first != null) {
                    TableShape.doubled(first, one, findings);
                }
            }
        }
        return List.copyOf(singles.values());
    }

    /** A locked placeholder that no hand-out can write would stay blank in silence. */
    private void unknown(Placeholder one, boolean known) {
        if (!one.input() && !known) {
            findings.add(ProblemCode.PLACEHOLDER_UNKNOWN, one.sheet().name(), one.at(), one.written());
        }
    }

    private void shape(TableShape shape) {
        Set<String> attributes = vocabulary.lists().getOrDefault(shape.name(), Set.of());
        shape.columns().forEach(one -> unknown(one, attributes.contains(one.name())));
        shape.heads()
                .values()
                .forEach(heads -> heads.forEach(head -> unknown(
                        head,
                        vocabulary
                                .lists()
                                .getOrDefault(String.valueOf(head.table()), Set.of())
                                .contains(head.name()))));
        int lowest = 0;
        for (Placeholder one : shape.columns()) {
            List<Placeholder> heads = shape.heads().getOrDefault(one.name(), List.of());
            CellRef top = heads.isEmpty() ? one.at() : heads.get(0).at();
            Optional<Labels.Label> label = Labels.ofColumn(shape.sheet(), top, shape.firstColumn(), shape.lastColumn());
            if (label.isPresent()) {
                labels.put(one, label.get());
                lowest = Math.max(lowest, label.get().area().last().row());
            }
        }
        for (Placeholder one : shape.columns()) {
            Labels.Label label = labels.get(one);
            if (label != null && label.area().last().row() < lowest - FARTHEST_HEAD) {
                labels.remove(one);
                label = null;
            }
            if (label == null && shape.heads().containsKey(one.name())) {
                crossed.add(one);
            } else if (label == null) {
                withoutLabel(one);
            }
        }
    }

    private void label(Placeholder one) {
        Optional<Labels.Label> label = Labels.ofField(one.sheet(), one.at());
        if (label.isPresent()) {
            labels.put(one, label.get());
        } else {
            withoutLabel(one);
        }
    }

    /** An input without a name can't be spoken of; a prefilled cell that people see should have one. */
    private void withoutLabel(Placeholder one) {
        boolean seen = one.sheet().visibility() == Sheet.Visibility.VISIBLE;
        if (one.input() || seen) {
            findings.add(Problem.of(
                            ProblemCode.FIELD_WITHOUT_LABEL,
                            Place.ofCell(one.sheet().name(), one.at().a1()))
                    .found(one.written())
                    .as(one.input() ? Severity.ERROR : Severity.WARNING));
        }
    }

    /** What is said of a field without a label: its name; the columns of a cross table are told by their heads. */
    private String nameless(Placeholder one) {
        return crossed.contains(one) ? "各列" : one.name();
    }

    private Field field(Placeholder one) {
        Labels.Label label = labels.get(one);
        MasterValidation covering = one.sheet().validation(one.at());
        Rule.Validation rule = covering == null ? null : rules.get(covering);
        String format = one.sheet().look(one.at()).format();
        return new Field(
                one.name(),
                label == null ? nameless(one) : label.text(),
                one.input(),
                label != null && label.required(),
                FieldTypes.of(rule == null ? null : rule.rule(), format),
                one.sheet().name(),
                one.at(),
                format,
                rule);
    }

    private void rules(MasterSheet sheet, FormulaInspection inspection) {
        for (MasterValidation validation : sheet.validations()) {
            Place place = place(sheet, validation);
            Rule.Validation rule = RuleCompiler.compile(master, inspection, sheet, validation, place, findings::add);
            if (rule != null) {
                rules.put(validation, rule);
            }
        }
        for (Placeholder one : labels.keySet()) {
            if (one.sheet().equals(sheet)
                    && sheet.validations().stream()
                                    .filter(rule -> rule.covers(one.at()))
                                    .count()
                            > 1) {
                findings.add(Problem.of(
                                ProblemCode.RULE_NOT_UNDERSTOOD,
                                Place.ofCell(sheet.name(), one.at().a1()))
                        .found("几条数据验证重叠"));
            }
        }
    }

    /** A problem of a rule is told at the first field that it covers, else where it begins. */
    private Place place(MasterSheet sheet, MasterValidation validation) {
        for (Map.Entry<Placeholder, Labels.Label> one : labels.entrySet()) {
            CellRef at = one.getKey().at();
            if (one.getKey().sheet().equals(sheet) && validation.covers(at)) {
                return Place.ofField(sheet.name(), at.a1(), one.getValue().text());
            }
        }
        return validation.areas().isEmpty()
                ? Place.ofSheet(sheet.name())
                : Place.ofCell(sheet.name(), validation.areas().get(0).first().a1());
    }

    /** Formulas that can't be calculated, and cells beyond Excel's limits; a formula filled down is told once. */
    private void cells(MasterSheet sheet, FormulaInspection inspection) {
        Map<Integer, MasterCell> above = new HashMap<>();
        for (MasterCell cell : sheet.cells().values()) {
            limit(sheet, cell, "单元格文字", cell.text().length(), LONGEST_TEXT);
            String formula = cell.formula();
            if (formula == null) {
                continue;
            }
            limit(sheet, cell, "公式", formula.length(), LONGEST_FORMULA);
            MasterCell before = above.put(cell.at().column(), cell);
            if (before != null && filledDown(before, cell)) {
                continue;
            }
            if (!cell.locked()) {
                findings.add(ProblemCode.INPUT_HOLDS_FORMULA, sheet.name(), cell.at(), "=" + formula);
            }
            for (FormulaInspection.Fault fault : inspection.cell(sheet.name(), cell.at(), formula, cell.array())) {
                findings.add(ProblemCode.FORMULA_NOT_SUPPORTED, sheet.name(), cell.at(), fault.text());
            }
        }
    }

    private static boolean filledDown(MasterCell before, MasterCell cell) {
        return before.formula() != null
                && before.locked() == cell.locked()
                && FormulaShift.moved(
                                before.formula(), cell.at().row() - before.at().row(), 0)
                        .equals(cell.formula());
    }

    private void limit(MasterSheet sheet, MasterCell cell, String what, int length, int most) {
        if (length > most) {
            findings.add(Problem.of(
                            ProblemCode.LIMIT_EXCEEDED,
                            Place.ofCell(sheet.name(), cell.at().a1()))
                    .found(length + " 个字")
                    .expected(most + " 个字（Excel 的上限）")
                    .with("limit", what)
                    .with("advice", "请缩短。"));
        }
    }

    private void sheet(MasterSheet sheet, List<Placeholder> singles, List<TableShape> shapes) {
        if (sheet.visibility() != Sheet.Visibility.VISIBLE) {
            return;
        }
        if (sheet.print().area() == null) {
            findings.add(Problem.of(ProblemCode.PRINT_AREA_MISSING, Place.ofSheet(sheet.name())));
        }
        boolean holdsFields = singles.stream().anyMatch(one -> one.sheet().equals(sheet))
                || shapes.stream().anyMatch(one -> one.sheet().equals(sheet));
        if (holdsFields && !sheet.isProtected()) {
            findings.add(Problem.of(ProblemCode.SHEET_UNPROTECTED, Place.ofSheet(sheet.name())));
        }
    }

    /** A name that points nowhere, whether or not a formula uses it yet. */
    private void names(FormulaInspection inspection) {
        for (MasterBook.DefinedName name : master.names()) {
            if (name.name().startsWith("_xl") || master.sheets().isEmpty()) {
                continue;
            }
            @Nullable String local = name.sheet();
            String sheet = local == null ? master.sheets().get(0).name() : local;
            inspection.source(sheet, new CellRef(0, 0), name.refersTo()).faults().stream()
                    .filter(FormulaInspection.Fault::missing)
                    .forEach(fault -> findings.add(Problem.of(ProblemCode.FORMULA_NOT_SUPPORTED, Place.WORKBOOK)
                            .found("名称 " + name.name() + "：" + fault.text())
                            .as(Severity.WARNING)));
        }
    }

    private static String fingerprint(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
