package fr.balise.adapters.cli.asking;

import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.findings.Refusal;
import fr.balise.operations.asking.Campaign;
import fr.balise.operations.asking.CampaignSimulation;
import fr.balise.operations.planning.PolicyInForce;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** How a campaign is played through before it begins. */
final class PlayOptions {
    private static final int MOST = 100;

    @Option(names = "--shares", split = ",", paramLabel = "PERCENT")
    private List<Integer> shares = new ArrayList<>(CampaignSimulation.SHARES);

    @Option(names = "--yes-share", paramLabel = "PERCENT", defaultValue = "80")
    private int yes = 80;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1")
    private long seed = 1;

    CampaignSimulation through(PolicyInForce policy, PublicationFacts facts, Campaign campaign) throws Refusal {
        check("--yes-share", yes);
        for (int share : shares) {
            check("--shares", share);
        }
        return CampaignSimulation.of(policy, facts, campaign, shares, seed, yes);
    }

    private static void check(String option, int percent) throws Refusal {
        if (percent < 0 || percent > MOST) {
            throw Refusal.input(AskCommand.MESSAGES.text("noShare", option, percent));
        }
    }
}
