package fr.balise.adapters.server.console;

import fr.balise.adapters.reporting.document.Block.Chart;
import fr.balise.adapters.reporting.render.Reports;
import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.adapters.server.ServerSettings;
import fr.balise.adapters.server.callers.CallerArgument;
import fr.balise.adapters.server.problem.CallerLanguage;
import fr.balise.adapters.server.security.Role;
import fr.balise.adapters.server.work.Snapshot;
import fr.balise.adapters.server.work.Workspace;
import fr.balise.core.EngineVersion;
import fr.balise.core.findings.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page shows: whose it is, in which language, and of when. */
@ControllerAdvice(basePackageClasses = ConsoleAdvice.class)
final class ConsoleAdvice {
    private static final String SENTENCES = "fr.balise.adapters.server.console.console";
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

    private final Workspace workspace;
    private final ServerSettings settings;
    private final CallerLanguage languages;

    ConsoleAdvice(Workspace workspace, ServerSettings settings, CallerLanguage languages) {
        this.settings = settings;
        this.workspace = workspace;
        this.languages = languages;
    }

    /**
     * What stands around a page.
     *
     * @param other the language that can be chosen instead
     * @param path of this page, to come back to
     * @param read of when the data are
     */
    record PageLayout(
            String operator, String version, String user, Language other, String path, String read, Rights rights) {
        /** When something was done, by the clock in France. */
        public String moment(Object instant, Wording words) {
            ZonedDateTime there = Instant.parse(instant.toString()).atZone(FRANCE);
            return words.date(there.toLocalDate()) + ", " + SECONDS.format(there);
        }

        /** Curves as a drawing: expressions of a page may call no class. */
        public String figure(Chart chart) {
            return Reports.figure(chart);
        }
    }

    /**
     * What whoever looks may do.
     *
     * @param local true for the one user of this machine
     * @param fourEyes true when who made a plan cannot be the only one to approve it
     */
    record Rights(boolean local, boolean fourEyes, boolean author, boolean approver, boolean operator) {}

    private Rights rights(HttpServletRequest request) {
        return new Rights(
                settings.provider().isEmpty(),
                settings.fourEyes(),
                request.isUserInRole(Role.AUTHOR.name()),
                request.isUserInRole(Role.APPROVER.name()),
                request.isUserInRole(Role.OPERATOR.name()));
    }

    @ModelAttribute
    void around(HttpServletRequest request, Model model) {
        Wording words = wording(request);
        Optional<Snapshot> now = workspace.latest();
        String query = request.getQueryString();
        model.addAttribute("w", words);
        model.addAttribute(
                "layout",
                new PageLayout(
                        now.map(read -> read.plan().operator()).orElse(""),
                        EngineVersion.current(),
                        request.getUserPrincipal() == null
                                ? ""
                                : CallerArgument.of(request).name(),
                        words.language() == Language.FR ? Language.EN : Language.FR,
                        request.getRequestURI() + (query == null ? "" : "?" + query),
                        now.map(read -> asOf(read, words)).orElseGet(() -> words.say("away")),
                        rights(request)));
    }

    private static String asOf(Snapshot read, Wording words) {
        ZonedDateTime at = read.readAt().atZone(FRANCE);
        return words.say("asOf", words.date(read.asOf()), words.date(at.toLocalDate()) + ", " + CLOCK.format(at));
    }

    private Wording wording(HttpServletRequest request) {
        return new Wording(languages.of(request), SENTENCES);
    }
}
