package fr.balise.core.planning.change;

import fr.balise.core.digest.JsonForm;
import fr.balise.core.digest.Sha256;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.identity.ChangeId;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.MailboxAddress;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One intended change: one mailbox on one carrier, one call (A3-CALL). */
public sealed interface Change extends JsonForm permits Change.Attach, Change.Detach, Change.Update {
    /** By carrier; on each, attaches before updates before detaches, so that nobody is unreachable in between. */
    Comparator<Change> ORDER = Comparator.comparing(
                    (Change change) -> change.place().carrier())
            .thenComparing(Change::action)
            .thenComparing(change -> change.place().address());

    /** What is done, in the order in which it is done on one carrier. */
    enum Action {
        ATTACH,
        UPDATE,
        DETACH
    }

    /**
     * What a change is about: a mailbox on a carrier.
     *
     * @param identifiers business identifiers of the carrier, sorted
     * @param label the carrier's name for people, for example {@code Dr Amélie Dùpont — Hôpital Exemple}; may be empty
     * @param person whose carrier it is, where it is somebody's and the directory tells whose
     * @param structure where, as far as the directory tells
     */
    record Place(
            MailboxAddress address,
            MailboxType type,
            CarrierRef carrier,
            List<Identifier> identifiers,
            String label,
            Optional<Person> person,
            Optional<Structure> structure) {
        /** A place of which nobody is known. */
        public Place(
                MailboxAddress address,
                MailboxType type,
                CarrierRef carrier,
                List<Identifier> identifiers,
                String label) {
            this(address, type, carrier, identifiers, label, Optional.empty(), Optional.empty());
        }

        /** A place whose carrier has no name for people either. */
        public Place(MailboxAddress address, MailboxType type, CarrierRef carrier, List<Identifier> identifiers) {
            this(address, type, carrier, identifiers, "");
        }
    }

    /**
     * A professional, for people.
     *
     * @param rpps 11 digits, where the directory gives one
     * @param profession as the directory codes or words it
     */
    record Person(Optional<String> rpps, String name, Optional<String> profession) {}

    /**
     * A structure, for people.
     *
     * @param finess 9 digits, where the directory gives one
     * @param department of its address, for example {@code 2A}
     */
    record Structure(Optional<String> finess, String name, Optional<String> department) {}

    /** Where. */
    Place place();

    /** Why, by rule id; at least one. */
    List<Reason> reasons();

    /** What must still be true when it is applied. */
    Expectation expected();

    /** What is done. */
    Action action();

    /** The attributes that it sets or clears. */
    AttributeEdits edits();

    /** A stable name: equal for equal intentions in any plan. It is taken over action, mailbox, type, carrier and set. */
    default ChangeId id() {
        return ChangeId.of(Sha256.ofJson(intention()));
    }

    /** True when the other does the same, so that both have one id. */
    default boolean isSameIntention(Change other) {
        return action() == other.action()
                && place().address().equals(other.place().address())
                && place().type() == other.place().type()
                && place().carrier().equals(other.place().carrier())
                && edits().equals(other.edits());
    }

    private Map<String, Object> intention() {
        return Map.of(
                "action", action(),
                "mailbox", place().address(),
                "mailboxType", place().type(),
                "carrier", place().carrier(),
                "set", edits());
    }

    @Override
    default Object json() {
        Map<String, Object> carrier = new LinkedHashMap<>();
        carrier.put("resourceType", place().carrier().kind().resourceType());
        carrier.put("id", place().carrier().id());
        carrier.put("label", place().label());
        carrier.put("identifiers", place().identifiers());
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", id());
        members.put("action", action());
        members.put("mailbox", place().address());
        members.put("mailboxType", place().type());
        members.put("carrier", carrier);
        place().person().ifPresent(person -> members.put("person", person));
        place().structure().ifPresent(structure -> members.put("structure", structure));
        members.put("set", edits());
        members.put("reasons", reasons());
        members.put("expected", expected());
        return members;
    }

    /** Publishes a mailbox on a carrier. */
    record Attach(Place place, AttributeEdits edits, List<Reason> reasons, Expectation expected) implements Change {
        @Override
        public Action action() {
            return Action.ATTACH;
        }
    }

    /** Takes a mailbox off a carrier. */
    record Detach(Place place, List<Reason> reasons, Expectation expected) implements Change {
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
    record Update(Place place, AttributeEdits edits, List<Reason> reasons, Expectation expected) implements Change {
        @Override
        public Action action() {
            return Action.UPDATE;
        }
    }
}
