package fr.balise.analysis.scenario.run;

import fr.balise.analysis.scenario.Scenario;
import fr.balise.core.findings.Language;

/** A run in the XML of JUnit, which every build server reads. It carries no duration: the engine knows no clock. */
public final class JunitXml {
    private JunitXml() {}

    /**
     * Writes a run.
     *
     * @param suite the name to show, usually the policy's
     */
    public static String of(ScenarioRun run, String suite, Language language) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuite name=\"").append(escaped(suite));
        xml.append("\" tests=\"").append(run.results().size() + run.waived().size());
        xml.append("\" failures=\"").append(run.failures().size());
        xml.append("\" errors=\"0\" skipped=\"").append(run.waived().size()).append("\">\n");
        for (ScenarioResult result : run.results()) {
            xml.append(testcase(result.scenario()));
            if (result.passed()) {
                xml.append("\"/>\n");
            } else {
                String first = result.differences().get(0).what().in(language);
                xml.append("\">\n    <failure message=\"")
                        .append(escaped(first))
                        .append("\">");
                xml.append(escaped(result.in(language))).append("</failure>\n  </testcase>\n");
            }
        }
        for (WaivedScenario waived : run.waived()) {
            xml.append(testcase(waived.scenario()))
                    .append("\">\n    <skipped message=\"")
                    .append(escaped(waived.why().in(language)))
                    .append("\"/>\n  </testcase>\n");
        }
        return xml.append("</testsuite>\n").toString();
    }

    private static String testcase(Scenario scenario) {
        return "  <testcase classname=\"" + escaped(scenario.place().file()) + "\" name=\"" + escaped(scenario.title());
    }

    /** What XML 1.0 cannot bear, even escaped, becomes a replacement character. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\n', '\t', '\r' -> escaped.appendCodePoint(c);
                default -> escaped.appendCodePoint(bearable(c) ? c : '\uFFFD');
            }
        });
        return escaped.toString();
    }

    private static boolean bearable(int c) {
        return c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }
}
