package org.example.identities;

import static fr.balise.core.population.Mailboxes.aPersonalMailbox;
import static fr.balise.core.population.Mailboxes.refused;
import static fr.balise.core.population.Mailboxes.wanted;
import static fr.balise.core.population.Population.aPopulation;

import fr.balise.adapters.spring.DossierPublishing;
import fr.balise.adapters.spring.DossierPublishing.Published;
import fr.balise.core.facts.Operator;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.population.Mailboxes.MailboxBuilder;
import fr.balise.core.population.Population.Member;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** What each movement means for a mailbox: a dossier of one person, which the policy decides. */
@Component
public class People {
    private final DossierPublishing publishing;
    private final Operator operator;

    People(DossierPublishing publishing, Operator operator) {
        this.publishing = publishing;
        this.operator = operator;
    }

    public String joins(Movement who) throws Exception {
        return told(who, publishing.publish(dossier(mailbox(who), wanted(who.address(), who.to()).on(today()))));
    }

    public String moves(Movement who) throws Exception {
        return told(
                who,
                publishing.publish(dossier(
                        mailbox(who),
                        refused(who.address(), who.from()).on(today()),
                        wanted(who.address(), who.to()).on(today()))));
    }

    /** Whoever leaves loses the last address: the one limit that this feed may lift. */
    public String leaves(Movement who) throws Exception {
        return told(who, publishing.publish(dossier(mailbox(who).closed()), "last-address"));
    }

    private static MailboxBuilder mailbox(Movement who) {
        return aPersonalMailbox(who.address()).heldBy(who.rpps()).lastUsed(today());
    }

    private PublicationFacts dossier(Member... members) {
        return aPopulation().operatedBy(operator).of(members).facts();
    }

    private static String today() {
        return LocalDate.now().toString();
    }

    private static String told(Movement who, Published published) {
        return who.kind() + " " + who.address() + ": " + published.plan().changes().size() + " changes, "
                + (published.complete() ? "done" : "not all done")
                + published.run().map(run -> ", run " + run.report().run()).orElse("");
    }
}
