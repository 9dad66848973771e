package fr.balise.adapters.files.explain;

import fr.balise.adapters.files.report.Format;
import fr.balise.analysis.explanation.Explanation;
import fr.balise.core.findings.Language;

/** Shows an explanation. What comes from outside is shown harmlessly in every format. */
public final class ExplanationReport {
    private ExplanationReport() {}

    /**
     * The explanation as text, ending with a line break.
     *
     * @param attributes true to tell every attribute of each case; {@link Format#JSON} always does
     * @param color true to colour {@link Format#TEXT} with ANSI codes
     * @throws IllegalArgumentException for {@link Format#HTML}
     */
    public static String render(
            Explanation explanation, Format format, Language language, boolean attributes, boolean color) {
        return switch (format) {
            case TEXT -> new ExplanationText(language, attributes, new TextMarks(color)).render(explanation);
            case MARKDOWN -> new ExplanationText(language, attributes, new MarkdownMarks()).render(explanation);
            case JSON -> ExplanationJson.of(explanation);
            case HTML -> throw new IllegalArgumentException("an explanation has no HTML form");
        };
    }
}
