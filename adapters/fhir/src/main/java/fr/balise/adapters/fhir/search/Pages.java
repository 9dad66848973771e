package fr.balise.adapters.fhir.search;

import fr.balise.adapters.fhir.model.OutcomeDoubt;
import fr.balise.core.findings.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The pages of one search as they come, and what leaves a doubt that they are all. */
final class Pages {
    /** So many included resources on a page may mean that the server stopped there without saying so. */
    private static final int SUSPICIOUS = 1000;

    /** A search that has not ended by then is taken for one without end. */
    private static final int MOST = 5000;

    private static final String OUTCOME = "OperationOutcome";

    private final String type;
    private final ResourceConsumer consumer;
    private final Set<String> seen = new HashSet<>();
    private final List<Text> doubts = new ArrayList<>();
    private Optional<Long> total = Optional.empty();
    private int matches;
    private int pages;
    private boolean idle;

    Pages(String type, ResourceConsumer consumer) {
        this.type = type;
        this.consumer = consumer;
    }

    /** Takes a page in; false when the next one need not be asked for. */
    boolean take(BundlePage page) {
        pages++;
        int before = seen.size();
        page.entries().forEach(this::take);
        if (page.empty() > 0) {
            doubt(
                    "l'annuaire rend " + page.empty() + " entrées sans ressource",
                    "the directory returns " + page.empty() + " entries without a resource");
        }
        total = total.or(page::total);
        long included = page.entries().stream()
                .filter(entry -> !entry.type().equals(type) && !entry.type().equals(OUTCOME))
                .count();
        if (included >= SUSPICIOUS) {
            doubt(
                    "l'annuaire rend " + included + " ressources liées d'un coup et peut en avoir omis",
                    "the directory returns " + included + " related resources at once and may have left some out");
        }
        idle = pages > 1 && seen.size() == before;
        boolean endless = pages >= MOST && page.next().isPresent();
        if (endless) {
            doubt(
                    "l'annuaire annonce encore une page après " + pages + " pages",
                    "the directory announces yet another page after " + pages + " pages");
        }
        return !idle && !endless;
    }

    private void take(BundlePage.Entry entry) {
        if (entry.type().equals(OUTCOME)) {
            OutcomeDoubt.of(entry.resource()).ifPresent(doubts::add);
            return;
        }
        if (seen.add(entry.key()) && entry.type().equals(type)) {
            matches++;
        }
        consumer.take(entry.key(), entry.resource(), entry.fullUrl());
    }

    void doubt(Text why) {
        doubts.add(why);
    }

    private void doubt(String fr, String en) {
        doubt(new Text(fr, en));
    }

    /** What leaves a doubt so far. */
    List<Text> told() {
        return List.copyOf(doubts);
    }

    /** All that leaves a doubt, once no other page is asked for. */
    List<Text> doubts() {
        if (total.isPresent() && total.get() != matches) {
            doubt(
                    "l'annuaire annonce " + total.get() + " " + type + " et en rend " + matches,
                    "the directory announces " + total.get() + " " + type + " and returns " + matches);
        }
        if (idle) {
            doubt(
                    "l'annuaire annonce une page suivante qui n'apporte rien de nouveau",
                    "the directory announces a next page that brings nothing new");
        }
        return told();
    }
}
