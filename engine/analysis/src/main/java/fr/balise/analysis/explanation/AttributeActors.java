package fr.balise.analysis.explanation;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.BuiltIn.Activity;
import fr.balise.core.cases.BuiltIn.State;
import fr.balise.core.cases.BuiltIn.Usage;
import fr.balise.core.cases.CodeSource;
import fr.balise.core.cases.DeclaredAttribute;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Text;
import java.util.Map;
import java.util.stream.Stream;

/** Who can change an attribute, and how: told by what it is of, unless it is told apart here. */
final class AttributeActors {
    private static final Messages WORDS = Messages.beside(AttributeActors.class, "attribute_actors");

    private static final Map<Attribute, Actor> APART = Map.of(
            BuiltIn.OWNERSHIP, Actor.NOBODY,
            BuiltIn.MAILBOX_TYPE, Actor.NOBODY,
            BuiltIn.CARRIER_KIND, Actor.NOBODY,
            BuiltIn.USAGE, Actor.PROFESSIONAL,
            BuiltIn.PREFERENCE, Actor.PROFESSIONAL,
            BuiltIn.STRUCTURE_STATE, Actor.DIRECTORY,
            BuiltIn.PRACTITIONER_STATE, Actor.DIRECTORY);

    private AttributeActors() {}

    static Actor whoCan(PublicationCase aCase, Attribute attribute, int to) {
        int from = aCase.index(attribute);
        // An answer can be another one; that nobody was asked cannot become true again.
        if (attribute == BuiltIn.USAGE && to == Usage.NOT_ASKED.ordinal()) {
            return Actor.NOBODY;
        }
        // An answer grows old by itself; nobody gives an old one.
        if (attribute == BuiltIn.USAGE && to == Usage.EXPIRED.ordinal()) {
            return from == Usage.NOT_ASKED.ordinal() ? Actor.NOBODY : Actor.TIME;
        }
        if (attribute == BuiltIn.ACTIVITY && growsOlder(from, to)) {
            return Actor.TIME;
        }
        if (attribute == BuiltIn.PRACTITIONER_STATE && goesWithHolder(aCase, from, to)) {
            return Actor.OPERATOR;
        }
        if (attribute instanceof DeclaredAttribute declared
                && isOfPolicy(declared.definition().source())) {
            return Actor.POLICY;
        }
        return APART.getOrDefault(attribute, usually(attribute.kind(), from, to));
    }

    /** Neither a structure nor an address changes its name: what the policy makes of it may. */
    private static boolean isOfPolicy(CodeSource source) {
        return source instanceof CodeSource.Structures || source instanceof CodeSource.Domains;
    }

    private static Actor usually(Attribute.Kind kind, int from, int to) {
        return switch (kind) {
            case MAILBOX, PAIR -> Actor.OPERATOR;
            case CARRIER -> Actor.DIRECTORY;
            case CALENDAR -> from < to ? Actor.TIME : Actor.POLICY;
            case SETTING -> Actor.POLICY;
            case PLACES -> Actor.NOBODY;
        };
    }

    /** Whether there is a holder to look up is told by the stock. */
    private static boolean goesWithHolder(PublicationCase aCase, int from, int to) {
        MailboxType type = aCase.get(BuiltIn.MAILBOX_TYPE);
        int none = State.NONE.ordinal();
        return (type == MailboxType.PER || type == MailboxType.CAB) && (from == none || to == none);
    }

    private static boolean growsOlder(int from, int to) {
        return from < to && to < Activity.UNKNOWN.ordinal();
    }

    /** By the words for the attribute, or for what it is of; those for the actor come first. */
    static Text how(Attribute attribute, Actor actor) {
        return Stream.of(attribute.name(), attribute.kind().name())
                .flatMap(subject -> Stream.of(subject + "." + actor, subject))
                .filter(WORDS::has)
                .findFirst()
                .map(WORDS::text)
                .orElseThrow();
    }
}
