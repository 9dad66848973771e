package fr.balise.core.cases;

import fr.balise.core.cases.PublicationCase.Activity;
import fr.balise.core.cases.PublicationCase.AddressForm;
import fr.balise.core.cases.PublicationCase.CareSetting;
import fr.balise.core.cases.PublicationCase.HolderIdentifier;
import fr.balise.core.cases.PublicationCase.Link;
import fr.balise.core.cases.PublicationCase.OrganisationalContact;
import fr.balise.core.cases.PublicationCase.Ownership;
import fr.balise.core.cases.PublicationCase.Phase;
import fr.balise.core.cases.PublicationCase.Preference;
import fr.balise.core.cases.PublicationCase.Presence;
import fr.balise.core.cases.PublicationCase.Ranking;
import fr.balise.core.cases.PublicationCase.RedList;
import fr.balise.core.cases.PublicationCase.RedListHandling;
import fr.balise.core.cases.PublicationCase.State;
import fr.balise.core.cases.PublicationCase.Type10CutOff;
import fr.balise.core.cases.PublicationCase.Usage;
import fr.balise.core.facts.CarrierKind;
import fr.balise.core.facts.MailboxStatus;
import fr.balise.core.facts.MailboxType;
import fr.balise.core.findings.Text;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The attributes of a case: what a rule may name, and every value that it may compare with. */
public enum CaseAttribute implements Attribute {
    OWNERSHIP(
            "ownership",
            Ownership.class,
            PublicationCase::ownership,
            "la boîte est dans un domaine de l'opérateur (OWN) ou non (FOREIGN)",
            "the mailbox is in one of the operator's domains (OWN) or not (FOREIGN)"),
    MAILBOX_TYPE(
            "mailboxType",
            MailboxType.class,
            PublicationCase::mailboxType,
            "le type de la boîte ; UNKNOWN : publiée sans type connu et absente du stock",
            "the mailbox's type; UNKNOWN: published without a known type and absent from the stock"),
    HOLDER_IDENTIFIER(
            "holderIdentifier",
            HolderIdentifier.class,
            PublicationCase::holderIdentifier,
            "l'identifiant du titulaire : national (RPPS, ADELI), adresse (type 10), numéro tenu par une structure ou"
                    + " un registre (REGISTER), aucun",
            "the holder's identifier: national (RPPS, ADELI), address (type 10), a number kept by a structure or a"
                    + " register (REGISTER), none"),
    MAILBOX_STATUS(
            "mailboxStatus",
            MailboxStatus.class,
            PublicationCase::mailboxStatus,
            "ce que dit le stock ; MISSING : absente du stock",
            "what the stock says; MISSING: absent from the stock"),
    ADDRESS_FORM(
            "addressForm",
            AddressForm.class,
            PublicationCase::addressForm,
            "l'adresse a la forme voulue par la politique",
            "the address has the form that the policy asks for"),
    ACTIVITY(
            "activity",
            Activity.class,
            PublicationCase::activity,
            "l'ancienneté de la dernière activité, selon les bornes de la politique ; UNKNOWN : aucune date",
            "how long ago it was last used, by the policy's bands; UNKNOWN: no date"),
    CARRIER_KIND(
            "carrierKind",
            CarrierKind.class,
            PublicationCase::carrierKind,
            "la ressource porteuse : le professionnel, une situation d'exercice, une structure",
            "the carrier: the professional, a practice situation, a structure"),
    CARRIER_STATE(
            "carrierState",
            State.class,
            PublicationCase::carrierState,
            "l'état de la ressource porteuse dans l'annuaire",
            "the state of the carrier in the directory"),
    STRUCTURE_STATE(
            "structureState",
            State.class,
            PublicationCase::structureState,
            "l'état des structures concernées : celle de la situation et, pour ORG et APP, celle qui répond de la"
                    + " boîte ; fermée l'emporte, puis inconnue",
            "the state of the structures concerned: the situation's and, for ORG and APP, the one answerable for the"
                    + " mailbox; closed counts first, then unknown"),
    PRACTITIONER_STATE(
            "practitionerState",
            State.class,
            PublicationCase::practitionerState,
            "l'état du professionnel concerné : le titulaire ou, pour ORG et APP, celui de la situation",
            "the state of the professional concerned: the holder or, for ORG and APP, the situation's"),
    LINK(
            "link",
            Link.class,
            PublicationCase::link,
            "ce qui relie la ressource porteuse à la boîte",
            "what ties the carrier to the mailbox"),
    USAGE(
            "usage",
            Usage.class,
            PublicationCase::usage,
            "l'usage déclaré par le professionnel pour cette boîte sur cette situation ; EXPIRED : réponse trop"
                    + " ancienne ; REFUSED sur le professionnel : refusée pour toutes ses situations ouvertes",
            "the usage that the professional declared for this mailbox on this situation; EXPIRED: the answer is too"
                    + " old; REFUSED on the professional: refused for all of the holder's open situations"),
    PREFERENCE(
            "preference",
            Preference.class,
            PublicationCase::preference,
            "le professionnel veut être contacté là en premier",
            "the professional wants to be contacted there first"),
    RED_LIST(
            "redList",
            RedList.class,
            PublicationCase::redList,
            "la boîte est en liste rouge",
            "the mailbox is on the red list"),
    PRESENCE(
            "presence",
            Presence.class,
            PublicationCase::presence,
            "la boîte est publiée sur cette ressource aujourd'hui",
            "the mailbox is published on this carrier today"),
    CARE_SETTING(
            "careSetting",
            CareSetting.class,
            PublicationCase::careSetting,
            "le cadre de soins, selon la table des secteurs de la politique",
            "the care setting, by the policy's table of sectors"),
    PHASE(
            "phase",
            Phase.class,
            PublicationCase::phase,
            "la phase du calendrier de la politique",
            "the phase of the policy's calendar"),
    TYPE10_CUT_OFF(
            "type10CutOff",
            Type10CutOff.class,
            PublicationCase::type10CutOff,
            "la date d'arrêt des boîtes de type 10 est à venir (PENDING) ou atteinte (REACHED)",
            "the date that ends type-10 mailboxes is to come (PENDING) or reached (REACHED)"),
    RED_LIST_HANDLING(
            "redListHandling",
            RedListHandling.class,
            PublicationCase::redListHandling,
            "réglage : la liste rouge masque (HIDE) ou retire (REMOVE)",
            "setting: the red list hides (HIDE) or removes (REMOVE)"),
    RANKING(
            "ranking",
            Ranking.class,
            PublicationCase::ranking,
            "réglage : la boîte préférentielle est écrite (ON) ou non (OFF)",
            "setting: the preferred mailbox is written (ON) or not (OFF)"),
    ORGANISATIONAL_CONTACT(
            "organisationalContact",
            OrganisationalContact.class,
            PublicationCase::organisationalContact,
            "réglage : une boîte ORG est contact dans son entité juridique (LEGAL_ENTITY) ou partout (ANYWHERE)",
            "setting: an ORG mailbox is a contact within its legal entity (LEGAL_ENTITY) or anywhere (ANYWHERE)");

    private final String ruleName;
    private final Class<? extends Enum<?>> type;
    private final Function<PublicationCase, Enum<?>> reader;
    private final Text meaning;

    <E extends Enum<E>> CaseAttribute(
            String ruleName, Class<E> type, Function<PublicationCase, E> reader, String fr, String en) {
        this.ruleName = ruleName;
        this.type = type;
        this.reader = reader::apply;
        this.meaning = new Text(fr, en);
    }

    @Override
    public String ruleName() {
        return ruleName;
    }

    @Override
    public Class<? extends Enum<?>> type() {
        return type;
    }

    @Override
    public Text meaning() {
        return meaning;
    }

    /** Finds an attribute by the name that rules use. */
    public static Optional<CaseAttribute> named(String ruleName) {
        return Stream.of(values()).filter(a -> a.ruleName.equals(ruleName)).findFirst();
    }

    Enum<?> valueIn(PublicationCase aCase) {
        return reader.apply(aCase);
    }

    <E extends Enum<E>> E in(Map<CaseAttribute, Enum<?>> values, Class<E> expected) {
        return expected.cast(Objects.requireNonNull(values.get(this), () -> "no value for " + ruleName));
    }
}
