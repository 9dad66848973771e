package fr.balise.adapters.server.professional;

import fr.balise.adapters.server.ServerSettings;
import fr.balise.adapters.server.asking.AnswerLog;
import fr.balise.adapters.server.asking.Campaigns;
import fr.balise.adapters.server.callers.CallerArgument;
import fr.balise.adapters.server.security.ProfessionalClaim;
import fr.balise.adapters.server.security.ProviderSettings;
import fr.balise.adapters.server.work.Workspace;
import fr.balise.core.findings.Refusal;
import fr.balise.operations.asking.Campaign;
import fr.balise.operations.asking.link.AnswerLink;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Finds out who comes: by the link that is said, else by what the provider tells of the login. */
@Component
final class Visits {
    private final Campaigns campaigns;
    private final AnswerLog log;
    private final Workspace workspace;
    private final Optional<ProfessionalClaim> claim;
    private final Clock clock;

    Visits(Campaigns campaigns, AnswerLog log, Workspace workspace, ServerSettings settings, Clock clock) {
        this.campaigns = campaigns;
        this.log = log;
        this.workspace = workspace;
        this.claim =
                settings.provider().flatMap(ProviderSettings::professionalClaim).map(ProfessionalClaim::new);
        this.clock = clock;
    }

    /**
     * The visit that a request makes.
     *
     * @throws ClosedLink when it may see nothing
     */
    Visit of(HttpServletRequest request) throws Refusal {
        String token = request.getParameter("with");
        return token == null ? byLogin(request) : byLink(token);
    }

    private Visit byLink(String token) throws Refusal {
        AnswerLink link = campaigns.link(token).orElseThrow(ClosedLink::foreign);
        if (link.isOver(clock.instant())) {
            throw ClosedLink.over();
        }
        Campaign campaign = campaigns.find(link.campaign()).orElseThrow(ClosedLink::foreign);
        Visit visit = Visit.byLink(
                token,
                campaign,
                campaign.professional(link.professional()).orElseThrow(ClosedLink::foreign),
                log.of(link.campaign(), link.professional()));
        if (visit.open().isEmpty()) {
            throw ClosedLink.over();
        }
        return visit;
    }

    private Visit byLogin(HttpServletRequest request) {
        String rpps = Optional.ofNullable((Authentication) request.getUserPrincipal())
                .flatMap(CallerArgument::claims)
                .flatMap(claims -> claim.flatMap(named -> named.rpps(claims)))
                .orElseThrow(ClosedLink::foreign);
        LocalDate today = workspace.today();
        Optional<Campaign> asking = campaigns.all().stream()
                .filter(campaign -> !campaign.schedule().asks().isAfter(today))
                .filter(campaign -> !campaign.schedule().ends().isBefore(today))
                .filter(campaign -> campaign.professional(rpps).isPresent())
                .findFirst();
        return Visit.byLogin(
                rpps,
                asking,
                asking.map(campaign -> log.of(campaign.id(), rpps)).orElse(Map.of()));
    }
}
