package fr.balise.adapters.files.report;

import fr.balise.adapters.files.plan.PlanFile;
import fr.balise.core.findings.Language;
import fr.balise.core.planning.Plan;
import java.nio.charset.StandardCharsets;

/** Shows a plan. What comes from outside is shown harmlessly in every format. */
public final class PlanReport {
    private PlanReport() {}

    /**
     * The plan as text, ending with a line break.
     *
     * @param color true to colour {@link Format#TEXT} with ANSI codes; other formats ignore it
     */
    public static String render(Plan plan, Format format, Language language, boolean color) {
        return switch (format) {
            case TEXT -> new TextReport(plan, new Words(language), color).render();
            case MARKDOWN -> new MarkdownReport(plan, new Words(language)).render();
            case HTML -> new HtmlReport(plan, new Words(language)).render();
            case JSON -> new String(PlanFile.write(plan), StandardCharsets.UTF_8);
        };
    }
}
