package fr.balise.adapters.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import fr.balise.adapters.dataset.DataSet;
import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.adapters.reporting.plan.Extent;
import fr.balise.adapters.reporting.plan.PlanDocument;
import fr.balise.adapters.reporting.policy.DifferenceDocument;
import fr.balise.adapters.reporting.policy.ExplanationDocument;
import fr.balise.adapters.reporting.policy.ExplanationDocument.Detail;
import fr.balise.adapters.reporting.policy.ScenarioDocument;
import fr.balise.adapters.reporting.render.Reports;
import fr.balise.adapters.reporting.simulation.SimulationDocument;
import fr.balise.adapters.reporting.simulation.SweepDocument;
import fr.balise.analysis.sweep.SweptSetting;
import fr.balise.core.findings.Language;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.operations.planning.Planning;
import fr.balise.operations.planning.Planning.Writing;
import fr.balise.operations.planning.PolicyInForce;
import fr.balise.operations.planning.Variants;
import fr.balise.operations.workshop.PolicyComparison;
import fr.balise.operations.workshop.PolicyWorkshop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The pages of reports in a real browser: on any screen, in the dark and on paper. Pictures stand in target/reports. */
class ReportBrowserTest {
    private static final Path GOLDENS = Path.of("../publication/src/test/resources/goldens");
    private static final LocalDate DAY = LocalDate.parse("2026-12-01");
    private static final List<Integer> WIDTHS = List.of(390, 1440);

    private static Optional<Chromium> chromium = Optional.empty();

    @BeforeAll
    static void open() throws IOException {
        chromium = Optional.of(Chromium.open("the reports were not tested"));
    }

    @AfterAll
    static void close() {
        chromium.ifPresent(Chromium::close);
    }

    @TestFactory
    Stream<DynamicTest> everybody_can_read_every_report() throws Exception {
        Map<String, String> pages = onSamples(Language.FR);
        pages.put("run", Files.readString(GOLDENS.resolve("run-troubled-en.html")));
        return pages.entrySet().stream()
                .map(report -> DynamicTest.dynamicTest(
                        report.getKey(),
                        () -> WIDTHS.forEach(width -> colours(width)
                                .forEach(colours -> read(report.getKey(), report.getValue(), width, colours)))));
    }

    /** A narrow screen is dark and a wide one light, unless all are asked for. */
    private static List<ColorScheme> colours(int width) {
        return Chromium.ALL
                ? List.of(ColorScheme.LIGHT, ColorScheme.DARK)
                : List.of(width < 1000 ? ColorScheme.DARK : ColorScheme.LIGHT);
    }

    /** What the commands say of the samples, under the reference policy and beside one with another limit. */
    private static Map<String, String> onSamples(Language language) throws Exception {
        PolicyFiles reference = PolicyFolder.read(TestServer.ROOT.resolve("rules/policy"));
        SortedMap<String, byte[]> changed = new TreeMap<>(reference.content());
        changed.computeIfPresent(
                "policy.yaml",
                (path, bytes) -> new String(bytes, StandardCharsets.UTF_8)
                        .replace("inactiveAfterMonths: 12", "inactiveAfterMonths: 9")
                        .getBytes(StandardCharsets.UTF_8));
        PolicyFiles stricter = new PolicyFiles(changed);
        Map<String, String> pages = new TreeMap<>();
        DataSet data = DataSet.in(TestServer.SAMPLES);
        try (PolicyInForce policy = PolicyInForce.load(reference, Optional.empty());
                PolicyInForce other = PolicyInForce.load(stricter, Optional.empty())) {
            Planning planning = new Planning(policy, data, DAY);
            pages.put(
                    "plan",
                    Reports.html(
                            PlanDocument.of(planning.plan(new Writing("", "draft")), language, Extent.FIRST.onPage())));
            pages.put(
                    "explanation",
                    Reports.html(ExplanationDocument.of(
                            "dupont",
                            planning.explain("dupont", Optional.empty()),
                            language,
                            Set.of(Detail.values()))));
            pages.put("simulation", Reports.html(SimulationDocument.of(planning.against(other), language, false)));
            pages.put(
                    "difference",
                    Reports.html(DifferenceDocument.of(
                            new PolicyComparison(policy.policy(), other.policy()).difference(data, DAY), language)));
            pages.put(
                    "sweep",
                    Reports.html(SweepDocument.of(
                            new Variants(
                                            policy.policy(),
                                            List.of(),
                                            List.of(SweptSetting.parse("activity.inactiveAfterMonths=3..24/3")),
                                            List.of(DAY),
                                            List.of())
                                    .of(data),
                            Optional.empty(),
                            language,
                            false)));
        }
        pages.put("scenarios", Reports.html(ScenarioDocument.of(PolicyWorkshop.test(stricter, false), language, true)));
        return pages;
    }

    private static void read(String report, String html, int width, ColorScheme colours) {
        String name = report + "-" + width + "-" + colours.name().toLowerCase(Locale.ROOT);
        try (BrowserContext context = chromium.orElseThrow()
                .context(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setColorScheme(colours))) {
            Page page = context.newPage();
            // axe is a script: the page's own policy, which admits none, is left out for it
            page.setContent(html.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", ""));
            assertThat(Chromium.faults(page, "report-" + name)).isEmpty();
            assertThat(page.pdf(new Page.PdfOptions().setPath(Chromium.toLookAt("report-" + name + ".pdf"))))
                    .startsWith('%', 'P', 'D', 'F');
        }
    }
}
