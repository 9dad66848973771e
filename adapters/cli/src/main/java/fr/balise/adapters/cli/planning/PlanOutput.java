package fr.balise.adapters.cli.planning;

import fr.balise.adapters.cli.frame.Terminal;
import fr.balise.adapters.files.plan.PlanFile;
import fr.balise.adapters.files.report.Format;
import fr.balise.adapters.files.report.PlanReport;
import fr.balise.core.planning.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Shows a plan in the form asked for. */
public final class PlanOutput {
    private PlanOutput() {}

    /** Shows a plan in the form asked for. */
    public static void show(Plan plan, Format format, Terminal terminal) {
        if (format != Format.JSON) {
            terminal.out().print(PlanReport.render(plan, format, terminal.language(), terminal.color()));
            return;
        }
        try {
            PlanFile.write(plan, terminal.out());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
