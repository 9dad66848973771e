package fr.balise.adapters.cli.planning;

import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.options.Format;
import fr.balise.adapters.cli.options.FormatOption;
import fr.balise.adapters.formats.plan.FindingsCsv;
import fr.balise.adapters.formats.plan.PlanCsv;
import fr.balise.adapters.formats.plan.PlanFile;
import fr.balise.adapters.reporting.plan.Extent;
import fr.balise.adapters.reporting.plan.PlanDocument;
import fr.balise.adapters.reporting.render.Reports;
import fr.balise.core.findings.Refusal;
import fr.balise.core.planning.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a plan is shown: in which form, and how much of it. */
final class PlanOutput {
    @Mixin
    private FormatOption format = new FormatOption();

    @Option(names = "--all")
    private boolean all;

    @Option(names = "--findings", paramLabel = "FILE")
    private @Nullable Path findings;

    void show(Plan plan, Terminal terminal) throws Refusal {
        Format asked = format.askedOrTable();
        if (asked == Format.JSON) {
            json(plan, terminal);
        } else if (asked == Format.CSV) {
            terminal.out().print(PlanCsv.of(plan.changes()));
            terminal.out().flush();
        } else {
            asked.show(() -> PlanDocument.of(plan, terminal.language(), extent()), () -> "", terminal);
        }
        if (findings != null) {
            OutputFile.FINDINGS.save(findings, file -> Files.writeString(file, report(plan, file, terminal)), terminal);
        }
    }

    private Extent extent() {
        Extent asked = all ? Extent.ALL : Extent.FIRST;
        return format.askedOrTable() == Format.HTML ? asked.onPage() : asked;
    }

    private static void json(Plan plan, Terminal terminal) {
        try {
            PlanFile.write(plan, terminal.out());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String report(Plan plan, Path file, Terminal terminal) {
        String name = file.toString();
        if (name.endsWith(".csv")) {
            return FindingsCsv.of(plan.findings());
        }
        var document = PlanDocument.findings(plan, terminal.language());
        return name.endsWith(".md")
                ? Reports.markdown(document)
                : name.endsWith(".html") ? Reports.html(document) : Reports.text(document);
    }
}
