package fr.balise.core.planning.planner;

import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.BuiltIn.Ranking;
import fr.balise.core.cases.BuiltIn.Usage;
import fr.balise.core.cases.derivation.Candidate;
import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.cases.settings.WrittenAttribute;
import fr.balise.core.evaluation.Decision;
import fr.balise.core.facts.directory.Attachment;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.planning.change.AttributeEdits;
import fr.balise.core.planning.change.Change;
import fr.balise.core.planning.change.Edit;
import fr.balise.core.policy.model.Effect;
import java.util.Objects;
import java.util.Optional;

/** Which attributes an attachment should show, and what must change for that. */
final class AttributePlanning {
    static final int FIRST = 1;

    private AttributePlanning() {}

    /** Attributes of a new attachment. */
    static AttributeEdits onAttach(Candidate candidate, Decision decision, boolean preferred, TypeSettings types) {
        return new AttributeEdits(
                preferred ? Edit.set(FIRST) : Edit.keep(),
                Edit.set(decision.states(Effect.HIDE)),
                Edit.setIfKnown(text(candidate, WrittenAttribute.DESCRIPTION, types)),
                Edit.setIfKnown(text(candidate, WrittenAttribute.SERVICE, types)),
                Edit.setIfKnown(text(candidate, WrittenAttribute.RESPONSIBLE, types)));
    }

    /**
     * What must change on an attachment that stays. What the directory does not show is not compared, the red list aside:
     * the public data hide some attributes, and a difference that cannot be seen would be proposed again and again.
     */
    static AttributeEdits onStay(Candidate candidate, Decision decision, Attachment shown, TypeSettings types) {
        return new AttributeEdits(
                Edit.keep(),
                redList(candidate, decision.states(Effect.HIDE), shown),
                differing(text(candidate, WrittenAttribute.DESCRIPTION, types), shown.description(), true),
                differing(text(candidate, WrittenAttribute.SERVICE, types), shown.service(), true),
                differing(text(candidate, WrittenAttribute.RESPONSIBLE, types), shown.responsible(), false));
    }

    private static Optional<String> text(Candidate candidate, WrittenAttribute attribute, TypeSettings types) {
        return candidate.mailbox().flatMap(mailbox -> types.text(mailbox, attribute));
    }

    /** The edit of the rank on a carrier where exactly one mailbox is preferred. */
    static Edit<Integer> rank(Candidate candidate, boolean preferred) {
        Optional<Integer> shown = candidate.attachment().flatMap(Attachment::rank);
        boolean first = shown.filter(rank -> rank == FIRST).isPresent();
        if (preferred) {
            return first ? Edit.keep() : Edit.set(FIRST);
        }
        return first && candidate.publicationCase().get(BuiltIn.RANKING) == Ranking.ON ? Edit.clear() : Edit.keep();
    }

    /**
     * The edit of the rank where no mailbox is preferred. A first rank goes once the professional has answered for this
     * mailbox without preferring it; as long as nobody was asked, it may be the professional's own wish and stays.
     */
    static Edit<Integer> rankOfNonePreferred(Candidate candidate) {
        return candidate.publicationCase().get(BuiltIn.USAGE) == Usage.WANTED ? rank(candidate, false) : Edit.keep();
    }

    /**
     * The red-list mark follows the rules alone. Where it is absent the mailbox is not listed (IG-REDLIST), except on a
     * professional's record, where the public data hide it: there a wanted mark is sent whenever nothing proves it.
     */
    private static Edit<Boolean> redList(Candidate candidate, boolean wanted, Attachment shown) {
        if (isMarkHidden(candidate, shown)) {
            return wanted ? Edit.set(true) : Edit.keep();
        }
        return shown.redList().orElse(false) == wanted ? Edit.keep() : Edit.set(wanted);
    }

    /** Whether the mailbox is the one to contact first once the plan is applied. */
    static boolean willBeFirst(Candidate candidate, Optional<Change> planned) {
        Optional<Integer> shown = candidate.attachment().flatMap(Attachment::rank);
        if (planned.isEmpty()) {
            return shown.filter(rank -> rank == FIRST).isPresent();
        }
        Edit<Integer> edit = planned.get().edits().rank();
        boolean stays = edit.keeps() && shown.filter(rank -> rank == FIRST).isPresent();
        return planned.get().action() != Change.Action.DETACH
                && (stays || edit.newValue().filter(rank -> rank == FIRST).isPresent());
    }

    /** True where nobody can read whether the mailbox is marked. */
    static boolean isMarkHidden(Candidate candidate, Attachment shown) {
        return candidate.place().kind() == CarrierKind.PRACTITIONER
                && shown.redList().isEmpty();
    }

    private static Edit<String> differing(Optional<String> wanted, Optional<String> shown, boolean alwaysShown) {
        if (wanted.isEmpty() || (shown.isEmpty() && !alwaysShown) || Objects.equals(wanted, shown)) {
            return Edit.keep();
        }
        return Edit.set(wanted.get());
    }
}
