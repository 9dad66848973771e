package fr.balise.adapters.server.asking;

import fr.balise.adapters.dataset.DataSet;
import fr.balise.adapters.dataset.answers.CampaignRecords;
import fr.balise.adapters.server.work.Workspace;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.stock.UsageDeclaration;
import fr.balise.core.findings.Refusal;
import fr.balise.operations.asking.Asking;
import fr.balise.operations.asking.Campaign;
import fr.balise.operations.asking.Due;
import fr.balise.operations.asking.Professional;
import fr.balise.operations.asking.Schedule;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks professionals, and tells how campaigns stand. */
public final class Questioning {
    private static final int USUAL_DAYS = 30;

    private final Path data;
    private final Campaigns campaigns;
    private final Workspace workspace;

    /**
     * How a campaign stands today.
     *
     * @param due what was answered, and who is to be written to
     * @param open how many questions of each professional have no answer, by whom
     */
    public record Standing(Campaign campaign, Due due, Map<String, Integer> open) {
        /** Copies the map. */
        public Standing {
            open = Map.copyOf(open);
        }

        /** True while answers are awaited. */
        public boolean runs() {
            return !due.on().isAfter(campaign.schedule().ends());
        }

        /** How many questions of a professional have no answer. */
        public int openOf(Professional professional) {
            return open.getOrDefault(professional.id(), 0);
        }

        /** True when a letter to the professional, or to a contact, is due. */
        public boolean isDue(Professional professional) {
            return due.due().stream().anyMatch(letter -> letter.professional().equals(professional.id()));
        }
    }

    /** Over the data set in a folder. */
    public Questioning(Path data, Campaigns campaigns, Workspace workspace) {
        this.data = data;
        this.campaigns = campaigns;
        this.workspace = workspace;
    }

    /**
     * Asks, from today on, whom the policy in force and the data as last read make worth asking.
     *
     * @param ends the last day; empty for the usual thirty days
     * @param reminders days before the end; empty for the usual ones that fit
     */
    public Campaign ask(Optional<LocalDate> ends, Optional<List<Integer>> reminders) throws Refusal {
        LocalDate today = workspace.today();
        Schedule schedule =
                Schedule.of(today, ends.orElse(today.plusDays(USUAL_DAYS)), reminders.orElse(Schedule.REMINDERS));
        PublicationFacts facts = workspace.now().facts();
        Campaign campaign = workspace.useInForce(policy -> Asking.campaign(policy, facts, schedule));
        campaigns.add(campaign);
        return campaign;
    }

    /** How each campaign stands, the latest first. */
    public List<Standing> all() throws Refusal {
        List<UsageDeclaration> answers = answers();
        List<Standing> all = new ArrayList<>();
        for (Campaign campaign : campaigns.all()) {
            all.add(standing(campaign, answers));
        }
        return all;
    }

    /** How the campaign of that id stands. */
    public Optional<Standing> of(String id) throws Refusal {
        Optional<Campaign> campaign = campaigns.find(id);
        return campaign.isEmpty() ? Optional.empty() : Optional.of(standing(campaign.get(), answers()));
    }

    private Standing standing(Campaign campaign, List<UsageDeclaration> answers) throws Refusal {
        CampaignRecords records = new CampaignRecords(campaigns.folder(campaign));
        LocalDate today = workspace.today();
        return new Standing(
                campaign,
                Due.on(today, campaign, answers, records.sent(), records.bounced()),
                Due.open(today, campaign, answers));
    }

    /** As they stand in the data set now, whenever it was read. */
    private List<UsageDeclaration> answers() throws Refusal {
        return DataSet.in(data).operatorSide().declarations();
    }
}
