package fr.balise.adapters.files.simulation;

import fr.balise.adapters.files.report.Format;
import fr.balise.adapters.files.report.Words;
import fr.balise.analysis.simulation.Comparison;
import fr.balise.core.findings.Language;

/** Shows what would change if one policy replaced another. What comes from outside is shown harmlessly in every format. */
public final class SimulationReport {
    private SimulationReport() {}

    /**
     * The comparison as text, ending with a line break.
     *
     * @param language ignored by {@link Format#JSON}, which speaks both
     * @param color true to colour {@link Format#TEXT} with ANSI codes; other formats ignore it
     */
    public static String render(Comparison comparison, Format format, Language language, boolean color) {
        SimulationStory story = new SimulationStory(comparison, new Words(language));
        return switch (format) {
            case TEXT -> new SimulationText(story, color).render();
            case MARKDOWN -> new SimulationMarkdown(story).render();
            case HTML -> new SimulationPage(story).render();
            case JSON -> SimulationJson.write(comparison);
        };
    }
}
