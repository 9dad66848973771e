package fr.balise.adapters.fhir.dialect;

import fr.balise.adapters.fhir.model.NamingSystems;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.findings.Text;
import fr.balise.core.planning.change.Change;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything in which the published descriptions of the write API disagree, so that none of it stands in code. A preset
 * has a name; see {@link DialectReader#PRESETS}.
 *
 * @param name for people
 * @param finessSystem the naming system of FINESS numbers in conditional patches
 * @param otherSystems naming systems that this server spells otherwise than we do: ours, then its own
 * @param situationSearch how a conditional patch names a PractitionerRole
 * @param typeCoding how a new mailbox says its type
 * @param sendEmailType whether a new mailbox says that it is of MSSanté
 * @param updateForm how an attribute changes
 * @param insertAt where a contact point may be inserted
 * @param targeting by logical id or by business identifier
 * @param orgOnSituation whether an ORG mailbox may stand on a PractitionerRole (A3-ORG)
 * @param cabCarriers where a CAB mailbox may stand (IG-CARRIER; its specification is under way)
 * @param apostrophe how an apostrophe of an address is written in a path
 */
public record ApiDialect(
        String name,
        String finessSystem,
        Map<String, String> otherSystems,
        SituationSearch situationSearch,
        TypeCoding typeCoding,
        boolean sendEmailType,
        UpdateForm updateForm,
        InsertAt insertAt,
        Targeting targeting,
        boolean orgOnSituation,
        Set<CarrierKind> cabCarriers,
        ApostropheEscape apostrophe) {
    /** Copies the collections. */
    public ApiDialect {
        otherSystems = Map.copyOf(otherSystems);
        cabCarriers = Set.copyOf(cabCarriers);
    }

    /** This dialect with another way to name resources. */
    public ApiDialect with(Targeting other) {
        return new ApiDialect(
                name,
                finessSystem,
                otherSystems,
                situationSearch,
                typeCoding,
                sendEmailType,
                updateForm,
                insertAt,
                other,
                orgOnSituation,
                cabCarriers,
                apostrophe);
    }

    /** This dialect with another way to change an attribute. */
    public ApiDialect with(UpdateForm other) {
        return new ApiDialect(
                name,
                finessSystem,
                otherSystems,
                situationSearch,
                typeCoding,
                sendEmailType,
                other,
                insertAt,
                targeting,
                orgOnSituation,
                cabCarriers,
                apostrophe);
    }

    /** This dialect with another way to insert. */
    public ApiDialect with(InsertAt other) {
        return new ApiDialect(
                name,
                finessSystem,
                otherSystems,
                situationSearch,
                typeCoding,
                sendEmailType,
                updateForm,
                other,
                targeting,
                orgOnSituation,
                cabCarriers,
                apostrophe);
    }

    /** Why this dialect has no place for a change; empty when it has. Taking off is always possible. */
    public Optional<Text> forbids(Change change) {
        MailboxType type = change.place().type();
        CarrierKind kind = change.place().carrier().kind();
        if (change instanceof Change.Detach || mayStand(type, kind)) {
            return Optional.empty();
        }
        return Optional.of(DialectReader.MESSAGES.text("noPlace", name, type, kind.resourceType()));
    }

    private boolean mayStand(MailboxType type, CarrierKind kind) {
        return switch (type) {
            case PER -> kind != CarrierKind.STRUCTURE;
            case ORG -> kind == CarrierKind.STRUCTURE || kind == CarrierKind.SITUATION && orgOnSituation;
            case APP -> kind == CarrierKind.STRUCTURE;
            case CAB -> cabCarriers.contains(kind);
            case UNKNOWN -> false;
        };
    }

    /** How this server spells a naming system. */
    public String spelled(String system) {
        return NamingSystems.FINESS.equals(system) ? finessSystem : otherSystems.getOrDefault(system, system);
    }
}
