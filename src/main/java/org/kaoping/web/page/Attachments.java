package org.kaoping.web.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Form;
import org.kaoping.form.FormCard;
import org.kaoping.intake.Receipt;
import org.kaoping.intake.Status;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.problem.Wording;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;
import org.kaoping.shelf.Shelf;

/** Attachments as the page shows them: whose they are, and what the office may say of them. */
final class Attachments {
    private static final BigDecimal MIB = BigDecimal.valueOf(1024 * 1024);

    private final Shelf shelf;
    private final Cards cards;

    Attachments(Shelf shelf, Cards cards) {
        this.shelf = shelf;
        this.cards = cards;
    }

    /** Whether a receipt is an attachment's. */
    static boolean is(Receipt receipt) {
        return receipt.attached() != null;
    }

    /** The attachments among receipts, in their order. */
    List<Views.Attachment> among(List<Receipt> receipts) {
        return receipts.stream().filter(Attachments::is).map(this::attachment).toList();
    }

    private Views.Attachment attachment(Receipt receipt) {
        Receipt.Attached attached = receipt.attached();
        String kind = attached == null ? "" : attached.kind().label();
        boolean document = attached != null && attached.kind().document();
        boolean text = attached != null && attached.text();
        String unit = receipt.unit();
        Unit proposed = unit == null ? proposal(receipt.fileName()) : null;
        String owner = unit == null ? "" : cards.subject(receipt);
        List<Views.Action> actions = new ArrayList<>();
        if (receipt.status() == Status.VOID) {
            actions.add(new Views.Action("use", "none", "恢复"));
        } else {
            actions.add(new Views.Action("reassign", "sender", unit == null ? "指定单位" : "改单位"));
            if (document && !text && !textForms().isEmpty()) {
                actions.add(new Views.Action("text", "text", "作为正文"));
            }
            actions.add(new Views.Action("void", "none", "作废"));
        }
        String hint = unit != null
                ? ""
                : proposed == null ? "看不出是哪个单位的，请指定单位" : "看不出是哪个单位的；文件名里有“" + proposed.shortName() + "”";
        return new Views.Attachment(
                receipt.id(),
                receipt.fileName(),
                kind,
                size(receipt.size()),
                text && receipt.status() == Status.ATTACHMENT
                        ? "text-received"
                        : receipt.status().id(),
                receipt.statusLabel(),
                owner,
                hint,
                unit != null ? unit : proposed != null ? proposed.code() : "",
                year(receipt),
                form(receipt),
                cards.when(receipt.receivedAt()),
                notes(receipt),
                actions);
    }

    /** A unit that the path names, if it names just one: a proposal, nothing more. */
    private @Nullable Unit proposal(String path) {
        Optional<Scheme> scheme = newest();
        List<Unit> named = scheme.map(one -> one.units().stream()
                        .filter(unit -> path.contains(unit.name()) || path.contains(unit.shortName()))
                        .toList())
                .orElse(List.of());
        return named.size() == 1 ? named.get(0) : null;
    }

    private Optional<Scheme> newest() {
        List<Integer> years = shelf.years();
        return years.isEmpty() ? Optional.empty() : shelf.scheme(years.get(years.size() - 1));
    }

    private String year(Receipt receipt) {
        return receipt.period() != null
                        && textForms().stream().anyMatch(card -> card.id().equals(receipt.form()))
                ? receipt.period()
                : newest().map(scheme -> String.valueOf(scheme.year())).orElse("");
    }

    /** The form whose text it might be: that of the workbook beside it, else the one that the file's name names. */
    private String form(Receipt receipt) {
        String name = receipt.fileName().substring(receipt.fileName().lastIndexOf('/') + 1);
        return textForms().stream()
                .filter(card -> card.id().equals(receipt.form()))
                .findFirst()
                .or(() -> textForms().stream()
                        .filter(card -> name.contains(card.shortTitle())
                                || name.contains(card.title())
                                || (card.shortTitle().length() > 2
                                        && name.contains(card.shortTitle().substring(0, 2))))
                        .findFirst())
                .map(FormCard::id)
                .orElse("");
    }

    private List<FormCard> textForms() {
        return textForms(shelf);
    }

    /** The forms whose text may come as a document. */
    static List<FormCard> textForms(Shelf shelf) {
        return shelf.forms().stream()
                .map(Form::card)
                .filter(card -> !card.textCells().isEmpty())
                .toList();
    }

    private static List<String> notes(Receipt receipt) {
        return receipt.problems().stream()
                .filter(problem ->
                        problem.code() == ProblemCode.DECIDED_BY_OFFICE || problem.code() == ProblemCode.JUNK_SKIPPED)
                .map((Problem problem) -> Wording.sentence(problem))
                .toList();
    }

    private static String size(long bytes) {
        if (bytes < 1024 * 1024) {
            return Math.max(1, bytes / 1024) + " KB";
        }
        return BigDecimal.valueOf(bytes).divide(MIB, 1, RoundingMode.HALF_UP).toPlainString() + " MB";
    }
}
