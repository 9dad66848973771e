package fr.balise.analysis.explanation;

import fr.balise.core.cases.CaseAttribute;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.PublicationCase.Activity;
import fr.balise.core.cases.PublicationCase.State;
import fr.balise.core.cases.PublicationCase.Usage;
import fr.balise.core.facts.MailboxType;
import fr.balise.core.findings.Text;

/** Who can change an attribute, and by what act. */
final class Acts {
    private Acts() {}

    static Actor whoCan(PublicationCase aCase, CaseAttribute attribute, Enum<?> to) {
        Enum<?> from = aCase.get(attribute);
        return switch (attribute) {
            case OWNERSHIP, MAILBOX_TYPE, CARRIER_KIND -> Actor.NOBODY;
            // An answer can be another one; that nobody was asked cannot become true again.
            case USAGE -> to == Usage.NOT_ASKED ? Actor.NOBODY : Actor.PROFESSIONAL;
            case PREFERENCE -> Actor.PROFESSIONAL;
            case ACTIVITY -> growsOlder(from, to) ? Actor.TIME : Actor.OPERATOR;
            case MAILBOX_STATUS, ADDRESS_FORM, HOLDER_IDENTIFIER, LINK, RED_LIST, PRESENCE -> Actor.OPERATOR;
            case PRACTITIONER_STATE -> goesWithHolder(aCase, from, to) ? Actor.OPERATOR : Actor.DIRECTORY;
            case CARRIER_STATE, STRUCTURE_STATE, CARE_SETTING -> Actor.DIRECTORY;
            case PHASE, TYPE10_CUT_OFF -> from.ordinal() < to.ordinal() ? Actor.TIME : Actor.POLICY;
            case RED_LIST_HANDLING, RANKING, ORGANISATIONAL_CONTACT -> Actor.POLICY;
        };
    }

    /** Whether there is a holder to look up is told by the stock. */
    private static boolean goesWithHolder(PublicationCase aCase, Enum<?> from, Enum<?> to) {
        boolean personal = aCase.mailboxType() == MailboxType.PER || aCase.mailboxType() == MailboxType.CAB;
        return personal && (from == State.NONE || to == State.NONE);
    }

    private static boolean growsOlder(Enum<?> from, Enum<?> to) {
        return from != Activity.UNKNOWN && to != Activity.UNKNOWN && from.ordinal() < to.ordinal();
    }

    static Text how(CaseAttribute attribute, Actor actor) {
        return switch (attribute) {
            case OWNERSHIP ->
                new Text(
                        "une boîte est dans le domaine de l'opérateur qui l'héberge",
                        "a mailbox is in the domain of the operator that hosts it");
            case MAILBOX_TYPE ->
                new Text(
                        "le type d'une boîte ne change jamais (IG-IMMUTABLE)",
                        "a mailbox's type never changes (IG-IMMUTABLE)");
            case CARRIER_KIND -> new Text("ce serait une autre ressource porteuse", "it would be another carrier");
            case USAGE ->
                actor == Actor.NOBODY
                        ? new Text("une réponse ne s'efface pas", "an answer is not unsaid")
                        : new Text("en répondant à l'opérateur", "by answering the operator");
            case PREFERENCE -> new Text("en répondant à l'opérateur", "by answering the operator");
            case ACTIVITY ->
                actor == Actor.TIME
                        ? new Text("si la boîte ne sert plus", "if the mailbox is no longer used")
                        : new Text(
                                "en vérifiant la date de dernière activité, ou si la boîte sert de nouveau",
                                "by checking the date of last activity, or if the mailbox is used again");
            case MAILBOX_STATUS -> new Text("en mettant à jour le stock", "by updating the stock");
            case ADDRESS_FORM ->
                new Text(
                        "par une nouvelle boîte, une adresse ne changeant jamais (IG-IMMUTABLE)",
                        "by a new mailbox, as an address never changes (IG-IMMUTABLE)");
            case HOLDER_IDENTIFIER ->
                new Text("en corrigeant le titulaire dans le stock", "by correcting the holder in the stock");
            case LINK ->
                new Text(
                        "en corrigeant le titulaire ou la structure dans le stock",
                        "by correcting the holder or the structure in the stock");
            case RED_LIST -> new Text("en mettant à jour la liste rouge du stock", "by updating the stock's red list");
            case PRESENCE -> new Text("en publiant ou en retirant la boîte", "by publishing or removing the mailbox");
            case CARRIER_STATE -> new Text("par le RPPS ou le FINESS", "through RPPS or FINESS");
            case STRUCTURE_STATE, CARE_SETTING -> new Text("par le FINESS", "through FINESS");
            case PRACTITIONER_STATE ->
                actor == Actor.OPERATOR
                        ? new Text("en corrigeant le titulaire dans le stock", "by correcting the holder in the stock")
                        : new Text("par le RPPS", "through RPPS");
            case PHASE, TYPE10_CUT_OFF ->
                actor == Actor.TIME
                        ? new Text("quand la date viendra", "when the date comes")
                        : new Text("à une autre date, ou par d'autres dates", "on another date, or by other dates");
            case RED_LIST_HANDLING, RANKING, ORGANISATIONAL_CONTACT ->
                new Text("par un réglage de policy.yaml", "by a setting of policy.yaml");
        };
    }
}
