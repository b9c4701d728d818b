package org.kaoping.masters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Draws the masters: {@code DrawMasters [PROJECT [SHARED]]}; without SHARED the filled examples are left as they are. */
public final class DrawMasters {
    private DrawMasters() {}

    /** Draws every master into PROJECT/templates. */
    public static void main(String[] arguments) throws IOException {
        Path project = Path.of(arguments.length > 0 ? arguments[0] : ".");
        write(project, "templates/monthly-report.xlsx", MonthlyReport.draw());
        write(project, "templates/innovation-claim.xlsx", InnovationClaim.draw());
        write(project, "templates/innovation-decisions.xlsx", InnovationDecisions.draw());
        write(project, "templates/inspection-record.xlsx", InspectionRecord.draw());
        write(project, "templates/monthly-marks.xlsx", MonthlyMarks.draw());
        write(project, "templates/person-recommendation.xlsx", PersonRecommendation.draw());
        write(project, "templates/rectification-interview.xlsx", RectificationInterview.draw());
        write(project, "templates/self-assessment.xlsx", SelfAssessment.draw());
        write(project, "templates/work-summary.xlsx", WorkSummary.draw());
        write(project, "templates/year-end-matrix.xlsx", YearEndMatrix.draw());
        write(project, "templates/archive-catalogue.xlsx", CatalogueMaster.draw());
        write(project, "templates/ranking.xlsx", RankingMaster.draw());
        write(project, "templates/reminder-list.xlsx", ReminderMasters.reminder());
        write(project, "templates/site-visit.xlsx", VisitMaster.draw());
        write(project, "templates/score-feedback.xlsx", FeedbackMaster.draw());
        write(project, "templates/monthly-status.xlsx", ReminderMasters.status());
        write(project, "templates/scheme.xlsx", SchemeWorkbook.draw(null));
        write(project, "templates/work-ledger.xlsx", WorkLedger.draw());
        write(project, "templates/year-end-marks.xlsx", YearEndMarks.draw());
        if (arguments.length > 1) {
            Path shared = Path.of(arguments[1]);
            write(project, "templates/examples/scheme-2020.xlsx", SchemeWorkbook.draw(SchemeData.example(shared)));
            write(project, "src/main/resources/demo/scheme-demo.xlsx", SchemeWorkbook.draw(SchemeData.demo(shared)));
        }
    }

    private static void write(Path project, String file, byte[] bytes) throws IOException {
        Path target = project.resolve(file);
        Files.createDirectories(target.getParent());
        Files.write(target, bytes);
    }
}
