package fr.balise.core.planning;

import fr.balise.core.facts.CarrierRef;
import fr.balise.core.facts.MailboxType;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.MailboxAddress;
import java.util.Comparator;
import java.util.List;

/** One intended change: one mailbox on one carrier, one call (A3-CALL). */
public sealed interface Change permits Change.Attach, Change.Detach, Change.Update {
    /** By carrier; on each, attaches before updates before detaches, so that nobody is unreachable in between. */
    Comparator<Change> ORDER = Comparator.comparing(
                    (Change change) -> change.target().carrier())
            .thenComparing(Change::action)
            .thenComparing(change -> change.target().address());

    /** What is done, in the order in which it is done on one carrier. */
    enum Action {
        ATTACH,
        UPDATE,
        DETACH
    }

    /**
     * What a change is about.
     *
     * @param identifiers business identifiers of the carrier, sorted
     * @param label the carrier's name for people, for example {@code Dr Amélie Dùpont — Hôpital Exemple}; may be empty
     */
    record Target(
            MailboxAddress address, MailboxType type, CarrierRef carrier, List<Identifier> identifiers, String label) {
        /** A target whose carrier has no name for people. */
        public Target(MailboxAddress address, MailboxType type, CarrierRef carrier, List<Identifier> identifiers) {
            this(address, type, carrier, identifiers, "");
        }
    }

    /** What it is about. */
    Target target();

    /** Why, by rule id; at least one. */
    List<Reason> reasons();

    /** What must still be true when it is applied. */
    Expectation expected();

    /** What is done. */
    Action action();

    /** The attributes that it sets or clears. */
    AttributeEdits edits();

    /** A stable name: equal for equal intentions in any plan. */
    default String id() {
        return ChangeId.of(this);
    }

    /** Publishes a mailbox on a carrier. */
    record Attach(Target target, AttributeEdits edits, List<Reason> reasons, Expectation expected) implements Change {
        @Override
        public Action action() {
            return Action.ATTACH;
        }
    }

    /** Takes a mailbox off a carrier. */
    record Detach(Target target, List<Reason> reasons, Expectation expected) implements Change {
        @Override
        public Action action() {
            return Action.DETACH;
        }

        @Override
        public AttributeEdits edits() {
            return AttributeEdits.none();
        }
    }

    /** Changes what is shown with a mailbox that stays. */
    record Update(Target target, AttributeEdits edits, List<Reason> reasons, Expectation expected) implements Change {
        @Override
        public Action action() {
            return Action.UPDATE;
        }
    }
}
