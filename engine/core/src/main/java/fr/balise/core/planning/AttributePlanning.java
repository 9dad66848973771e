package fr.balise.core.planning;

import fr.balise.core.cases.Candidate;
import fr.balise.core.cases.PublicationCase.Ranking;
import fr.balise.core.cases.PublicationCase.Usage;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.facts.Attachment;
import fr.balise.core.facts.Mailbox;
import fr.balise.core.facts.MailboxType;
import fr.balise.core.policy.model.Effect;
import java.util.Objects;
import java.util.Optional;

/** Which attributes an attachment should show, and what must change for that. */
final class AttributePlanning {
    static final int FIRST = 1;

    private AttributePlanning() {}

    /** Attributes of a new attachment. */
    static AttributeEdits onAttach(Candidate candidate, Decision decision, boolean preferred) {
        Optional<Mailbox> mailbox = candidate.mailbox();
        return new AttributeEdits(
                preferred ? Edit.set(FIRST) : Edit.keep(),
                Edit.set(listed(candidate, decision)),
                Edit.setIfKnown(described(mailbox).flatMap(Mailbox::description)),
                Edit.setIfKnown(organisational(mailbox).flatMap(Mailbox::service)),
                Edit.setIfKnown(organisational(mailbox).flatMap(Mailbox::responsible)));
    }

    /**
     * What must change on an attachment that stays. What the directory does not show is not compared: the public data
     * hide some attributes, and a difference that cannot be seen would be proposed again and again.
     */
    static AttributeEdits onStay(Candidate candidate, Decision decision, Attachment shown) {
        Optional<Mailbox> mailbox = candidate.mailbox();
        return new AttributeEdits(
                Edit.keep(),
                redList(listed(candidate, decision), shown),
                differing(described(mailbox).flatMap(Mailbox::description), shown.description(), true),
                differing(organisational(mailbox).flatMap(Mailbox::service), shown.service(), true),
                differing(organisational(mailbox).flatMap(Mailbox::responsible), shown.responsible(), false));
    }

    /** The edit of the rank on a carrier where exactly one mailbox is preferred. */
    static Edit<Integer> rank(Candidate candidate, boolean preferred) {
        Optional<Integer> shown = candidate.attachment().flatMap(Attachment::rank);
        boolean first = shown.filter(rank -> rank == FIRST).isPresent();
        if (preferred) {
            return first ? Edit.keep() : Edit.set(FIRST);
        }
        return first && candidate.publicationCase().ranking() == Ranking.ON ? Edit.clear() : Edit.keep();
    }

    /**
     * The edit of the rank where no mailbox is preferred. A first rank goes once the professional has answered for this
     * mailbox without preferring it; as long as nobody was asked, it may be the professional's own wish and stays.
     */
    static Edit<Integer> rankOfNonePreferred(Candidate candidate) {
        return candidate.publicationCase().usage() == Usage.WANTED ? rank(candidate, false) : Edit.keep();
    }

    private static boolean listed(Candidate candidate, Decision decision) {
        return decision.states(Effect.HIDE)
                || candidate.mailbox().filter(Mailbox::redList).isPresent();
    }

    private static Edit<Boolean> redList(boolean wanted, Attachment shown) {
        Optional<Boolean> seen = shown.redList();
        if (seen.isEmpty()) {
            return Edit.keep();
        }
        return seen.get() == wanted ? Edit.keep() : Edit.set(wanted);
    }

    private static Edit<String> differing(Optional<String> wanted, Optional<String> shown, boolean alwaysShown) {
        if (wanted.isEmpty() || (shown.isEmpty() && !alwaysShown) || Objects.equals(wanted, shown)) {
            return Edit.keep();
        }
        return Edit.set(wanted.get());
    }

    /** Which types bear a service and a responsible person: ORG and APP. */
    private static Optional<Mailbox> organisational(Optional<Mailbox> mailbox) {
        return mailbox.filter(m -> m.type() == MailboxType.ORG || m.type() == MailboxType.APP);
    }

    /** Which types bear a description: ORG, APP and CAB. */
    private static Optional<Mailbox> described(Optional<Mailbox> mailbox) {
        return mailbox.filter(m -> m.type() != MailboxType.PER);
    }
}
