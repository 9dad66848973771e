package fr.balise.analysis.proof.space;

import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.syntax.ConditionText;

/**
 * Combinations of attributes that no facts can give under any settings, each with its reason. They say what {@code CaseReading} and
 * {@code CaseDerivation} do, and tests hold them to it: whatever is derived is possible, and whatever is possible can be
 * derived. "In the stock" reads {@code mailboxStatus != MISSING}.
 */
public enum Impossibility {
    FOREIGN_MAILBOX_IS_UNKNOWN(
            "ownership == FOREIGN && (mailboxStatus != MISSING || addressForm != CONFORMING || structureState != NONE)",
            "d'une boîte d'un autre opérateur, on ne lit que sa place dans l'annuaire",
            "of another operator's mailbox, only its place in the directory is read"),
    NOTHING_KNOWN_OUTSIDE_STOCK(
            "mailboxStatus == MISSING && (holderIdentifier != NONE || activity != UNKNOWN || practitionerState != NONE"
                    + " || link != UNKNOWN || usage != NOT_ASKED || redList == LISTED)",
            "d'une boîte absente du stock, on ne connaît ni titulaire, ni activité, ni usage",
            "of a mailbox absent from the stock, neither holder nor activity nor usage is known"),
    OUTSIDE_STOCK_ONLY_IF_PUBLISHED(
            "mailboxStatus == MISSING && presence == ABSENT",
            "une boîte absente du stock n'est connue que parce qu'elle est publiée",
            "a mailbox absent from the stock is known only because it is published"),
    STOCK_NAMES_TYPE(
            "mailboxStatus != MISSING && mailboxType == UNKNOWN",
            "le stock donne le type de chaque boîte",
            "the stock gives the type of every mailbox"),
    ONLY_PERSONS_HOLD(
            "mailboxType in (ORG, APP) && holderIdentifier != NONE",
            "seules les boîtes PER et CAB ont un titulaire",
            "only PER and CAB mailboxes have a holder"),
    HOLDER_TELLS_STATE(
            "mailboxStatus != MISSING && mailboxType in (PER, CAB) && ("
                    + "(holderIdentifier == NATIONAL && practitionerState == NONE)"
                    + " || (holderIdentifier == ADDRESS && practitionerState != NONE)"
                    + " || (holderIdentifier in (REGISTER, NONE) && practitionerState != UNKNOWN))",
            "l'état du titulaire se lit dans l'annuaire par son identifiant national",
            "the state of the holder is read in the directory by the national identifier"),
    PREFERRED_IS_WANTED(
            "preference == PREFERRED && usage != WANTED",
            "seule une boîte voulue peut être préférée",
            "only a wanted mailbox can be preferred"),
    ASKED_FOR_SITUATIONS(
            "usage != NOT_ASKED && (carrierKind == STRUCTURE || (carrierKind == PRACTITIONER"
                    + " && !(usage == REFUSED && mailboxType == PER && link == HOLDER)))",
            "un usage se déclare pour une situation d'exercice ; le refus de toutes vaut pour la fiche du titulaire",
            "usage is declared for a practice situation; a refusal of all of them counts for the holder's record"),
    CARRIER_CONCERNED(
            "carrierState == NONE", "un cas a toujours une ressource porteuse", "a case always has a carrier"),
    SHOWN_BY_KNOWN_CARRIER(
            "presence == PUBLISHED && carrierKind != SITUATION && carrierState == UNKNOWN",
            "ce qui publie une boîte est dans l'annuaire",
            "what shows a mailbox is in the directory"),
    ONLY_HOLDERS_RECORD_CONSIDERED(
            "carrierKind == PRACTITIONER && presence == ABSENT && (link != HOLDER || carrierState == UNKNOWN)",
            "parmi les professionnels, seule la fiche du titulaire peut être examinée d'office",
            "of professionals only the record of the holder can be considered in any case"),
    STRUCTURE_NOT_CONSIDERED_FOR_PERSONS(
            "carrierKind == STRUCTURE && mailboxType in (PER, CAB) && presence == ABSENT",
            "rien ne fait examiner une structure pour une boîte personnelle ou de cabinet",
            "nothing has a structure considered for a personal or practice mailbox"),
    ONLY_OWN_STRUCTURE_CONSIDERED(
            "carrierKind == STRUCTURE && mailboxType in (ORG, APP) && presence == ABSENT"
                    + " && (link in (SAME_LEGAL_ENTITY, ELSEWHERE) || (link == UNKNOWN && carrierState != UNKNOWN))",
            "seule sa propre structure peut être examinée d'office pour une boîte organisationnelle ou applicative",
            "only its own structure can be considered in any case for an organisational or applicative mailbox"),
    SITUATION_CONSIDERED_OR_DECLARED(
            "carrierKind == SITUATION && presence == ABSENT && usage == NOT_ASKED && link in (UNKNOWN, ELSEWHERE)",
            "une situation n'est examinée que si elle est du titulaire ou de l'entité juridique, ou si un usage y est déclaré",
            "a situation is considered only if it is the holder's or of the legal entity, or if a usage was declared for it"),
    PROFESSIONAL_HAS_NO_CARE_SETTING(
            "carrierKind == PRACTITIONER && careSetting != OTHER",
            "un professionnel n'a pas de secteur à lui seul",
            "a professional alone has no sector"),
    CARE_SETTING_NEEDS_KNOWN_PLACE(
            "careSetting != OTHER && " + Places.UNKNOWN,
            "sans structure connue, il n'y a pas de secteur",
            "without a known structure there is no sector"),
    STRUCTURE_OF_SITUATIONS_ONLY(
            "carrierKind != SITUATION && structureState != NONE && (mailboxStatus == MISSING || mailboxType in (PER, CAB))",
            "hors situation d'exercice, aucune structure ne répond d'une boîte personnelle",
            "outside a practice situation, no structure answers for a personal mailbox"),
    STRUCTURE_ANSWERS(
            "mailboxStatus != MISSING && mailboxType in (ORG, APP) && structureState == NONE",
            "une structure répond de toute boîte organisationnelle ou applicative, même si on ne la connaît pas",
            "a structure answers for every organisational or applicative mailbox, even if it is not known"),
    PERSONS_ARE_NOT_TIED_TO_STRUCTURES(
            "mailboxType in (PER, CAB) && link in (OWN_STRUCTURE, SAME_LEGAL_ENTITY)",
            "une boîte personnelle est liée à son titulaire, pas à une structure",
            "a personal mailbox is tied to its holder, not to a structure"),
    PLACE_OF_ANOTHER_KIND_IS_ELSEWHERE(
            "mailboxStatus != MISSING && link != ELSEWHERE && ((mailboxType in (PER, CAB) && carrierKind == STRUCTURE)"
                    + " || (mailboxType in (ORG, APP) && carrierKind == PRACTITIONER))",
            "une structure n'est jamais le titulaire, un professionnel n'est jamais la structure",
            "a structure is never the holder, a professional is never the structure"),
    PROFESSIONAL_IS_HOLDER_OR_NOT(
            "mailboxStatus != MISSING && mailboxType in (PER, CAB) && carrierKind == PRACTITIONER && link == UNKNOWN"
                    + " && practitionerState in (OPEN, CLOSED)",
            "un professionnel connu est le titulaire ou ne l'est pas, si le titulaire est connu",
            "a known professional is the holder or is not, if the holder is known"),
    UNKNOWN_HOLDER_TELLS_NO_LINK(
            "mailboxStatus != MISSING && mailboxType in (PER, CAB) && carrierKind != STRUCTURE && link == ELSEWHERE"
                    + " && practitionerState in (UNKNOWN, NONE)",
            "si l'annuaire ne connaît pas le titulaire, rien ne dit qu'une fiche est celle d'un autre",
            "if the directory does not know the holder, nothing tells that a record is somebody else's"),
    SITUATION_OF_NOBODY_TELLS_NO_LINK(
            "mailboxStatus != MISSING && mailboxType in (PER, CAB) && carrierKind == SITUATION"
                    + " && ((carrierState == OPEN && link == UNKNOWN && practitionerState == OPEN)"
                    + "     || (carrierState == UNKNOWN && link != UNKNOWN))",
            "une situation ouverte nomme son professionnel ; une inconnue ne dit pas de qui elle est",
            "an open situation names its professional; an unknown one does not say whose it is"),
    HOLDER_IS_IN_DIRECTORY(
            "link == HOLDER && !(holderIdentifier == NATIONAL && practitionerState in (OPEN, CLOSED))",
            "le titulaire n'est reconnu que par un identifiant national présent dans l'annuaire",
            "the holder is recognised only by a national identifier found in the directory"),
    OPEN_RECORD_IS_OPEN_HOLDER(
            "link == HOLDER && carrierKind == PRACTITIONER && carrierState == OPEN && practitionerState == CLOSED",
            "si la fiche est ouverte, le titulaire l'est",
            "if the record is open, so is the holder"),
    STRUCTURE_CARRIER_TELLS_LINK(
            "mailboxStatus != MISSING && mailboxType in (ORG, APP) && carrierKind == STRUCTURE"
                    + " && ((link == UNKNOWN && structureState != UNKNOWN) || (link != UNKNOWN && structureState == UNKNOWN)"
                    + "     || (carrierState == UNKNOWN && link != UNKNOWN)"
                    + "     || (link == OWN_STRUCTURE && carrierState == OPEN && structureState == CLOSED)"
                    + "     || (link == OWN_STRUCTURE && carrierState == CLOSED && structureState == OPEN))",
            "sur une structure, le lien n'est inconnu que si la structure responsable l'est",
            "on a structure, the link is unknown only if the answerable structure is"),
    SITUATION_TELLS_LINK(
            "mailboxStatus != MISSING && mailboxType in (ORG, APP) && carrierKind == SITUATION"
                    + " && ((link in (OWN_STRUCTURE, ELSEWHERE) && structureState == UNKNOWN)"
                    + "     || (link == UNKNOWN && structureState in (OPEN, NONE) && carrierState == OPEN))",
            "sur une situation ouverte, le lien n'est inconnu que si une structure l'est",
            "on an open situation, the link is unknown only if a structure is"),
    PROFESSIONAL_OF_SITUATIONS_ONLY(
            "mailboxType in (ORG, APP) && carrierKind != SITUATION && practitionerState != NONE",
            "hors situation d'exercice, aucun professionnel n'est concerné par une boîte organisationnelle",
            "outside a practice situation, no professional is concerned by an organisational mailbox"),
    OPEN_SITUATION_NAMES_PROFESSIONAL(
            "mailboxStatus != MISSING && mailboxType in (ORG, APP) && carrierKind == SITUATION"
                    + " && ((carrierState == OPEN && practitionerState == NONE)"
                    + "     || (carrierState == UNKNOWN && practitionerState != NONE))",
            "une situation ouverte et connue nomme son professionnel ; une inconnue n'en nomme pas",
            "an open, known situation names its professional; an unknown one names none");

    /** Where neither a structure nor anything of it can be read. */
    static final Condition NO_KNOWN_STRUCTURE = ConditionText.read("carrierKind == PRACTITIONER || " + Places.UNKNOWN);

    private final Condition condition;
    private final Text reason;

    /** Texts that the constants above need. */
    private static final class Places {
        static final String UNKNOWN = "("
                + "(carrierKind == STRUCTURE && carrierState == UNKNOWN)"
                + " || (carrierKind == SITUATION && ownership == OWN && structureState in (NONE, UNKNOWN)"
                + "     && (mailboxStatus == MISSING || mailboxType in (PER, CAB) || link != UNKNOWN))"
                + " || (carrierKind == SITUATION && mailboxStatus != MISSING && mailboxType in (ORG, APP)"
                + "     && structureState == OPEN && link == UNKNOWN))";
    }

    Impossibility(String condition, String fr, String en) {
        this.condition = ConditionText.read(condition);
        this.reason = new Text(fr, en);
    }

    /** What no case can meet. */
    public Condition condition() {
        return condition;
    }

    /** Why. */
    public Text reason() {
        return reason;
    }
}
