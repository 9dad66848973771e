package fr.balise.adapters.cli;

import fr.balise.adapters.files.plan.PlanFile;
import fr.balise.adapters.files.report.PlanReport;
import fr.balise.engine.plan.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Shows a plan in the form asked for. */
final class PlanOutput {
    private PlanOutput() {}

    static void show(Plan plan, OutputFormat format, Terminal terminal) {
        if (format == OutputFormat.JSON) {
            try {
                PlanFile.write(plan, terminal.out());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return;
        }
        PlanReport.Format form = switch (format) {
            case MARKDOWN -> PlanReport.Format.MARKDOWN;
            case HTML -> PlanReport.Format.HTML;
            case TEXT, JSON -> PlanReport.Format.TEXT;
        };
        terminal.out().print(PlanReport.render(plan, form, terminal.language(), terminal.color()));
    }
}
