package fr.balise.adapters.files.report;

import fr.balise.engine.findings.Language;
import fr.balise.engine.plan.Plan;

/** A plan as people read it: what would change, why, what it takes, and what to look at. */
public final class PlanReport {
    private PlanReport() {}

    /** The forms of a report. */
    public enum Format {
        /** For a terminal. */
        TEXT,
        MARKDOWN,
        /** One page that needs nothing from elsewhere; every value is escaped. */
        HTML
    }

    /**
     * The report.
     *
     * @param color whether text may carry ANSI colours; other formats never do
     */
    public static String render(Plan plan, Format format, Language language, boolean color) {
        PlanWords words = new PlanWords(language);
        return switch (format) {
            case TEXT -> new TextPlan(plan, words, color).render();
            case MARKDOWN -> new MarkdownPlan(plan, words).render();
            case HTML -> new HtmlPlan(plan, words).render();
        };
    }
}
