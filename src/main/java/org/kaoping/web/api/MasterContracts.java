package org.kaoping.web.api;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.kaoping.assessment.Contracts;
import org.kaoping.form.Form;
import org.kaoping.problem.Problem;
import org.kaoping.report.SystemForms;
import org.kaoping.shelf.Publishing;
import org.kaoping.shelf.Shelf;

/** All that a compiled master may lack, whoever reads or writes it: asked the same of uploads, on the page and by command. */
public final class MasterContracts {
    private MasterContracts() {}

    /** What it lacks of what the results read of it, or of what the ranking workbook must show. */
    public static List<Problem> check(Form form) {
        List<Problem> problems = new ArrayList<>(Contracts.check(form));
        problems.addAll(SystemForms.check(form));
        return problems;
    }

    /**
     * The same, and what it must be to be published for the newest year.
     *
     * @param shelf where it would be published
     */
    public static Function<Form, List<Problem>> withPublishing(Shelf shelf) {
        Publishing publishing = new Publishing(shelf);
        return form -> {
            List<Problem> problems = new ArrayList<>(check(form));
            problems.addAll(publishing.obstacles(form));
            return problems;
        };
    }
}
