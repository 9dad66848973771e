package fr.balise.core.policy.syntax;

import fr.balise.core.findings.Text;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What DRL knows and a policy may not say, each with the reason and what to write instead. Nothing here keeps a policy
 * safe: the parser accepts only what it names itself. It is here so that a refusal can be understood.
 */
final class Refusals {
    private record Reason(Text why, Text remedy) {
        private Reason(String fr, String en, String remedyFr, String remedyEn) {
            this(new Text(fr, en), new Text(remedyFr, remedyEn));
        }
    }

    private static final Reason PROVIDED = new Reason(
            "une politique ne déclare rien, tout lui est fourni",
            "a policy declares nothing, everything is provided",
            "Retirez cette ligne.",
            "Remove this line.");
    private static final Reason CODE = new Reason(
            "une règle ne contient pas de code",
            "a rule holds no code",
            "Écrivez des comparaisons comme usage == WANTED, puis des appels comme verdicts.require($case);",
            "Write comparisons such as usage == WANTED, then calls such as verdicts.require($case);");
    private static final Reason ONE_CASE = new Reason(
            "une règle ne lit que son propre cas",
            "a rule reads its own case only",
            "Gardez un seul motif $case : PublicationCase( … ) avant « then ».",
            "Keep one pattern $case : PublicationCase( … ) before 'then'.");
    private static final Reason FACTS = new Reason(
            "une règle ne change aucun fait et ne se redéclenche pas",
            "a rule changes no fact and never fires again",
            "Énoncez un verdict, par exemple verdicts.require($case);",
            "State a verdict, for example verdicts.require($case);");
    private static final Reason TYPES = new Reason(
            "les attributs d'un cas sont fixés",
            "the attributes of a case are fixed",
            "Retirez la déclaration ; le guide donne la liste des attributs.",
            "Remove the declaration; the guide lists the attributes.");
    private static final Reason ORDER = new Reason(
            "une règle n'a ni rang, ni groupe, ni horaire : ce sont les verdicts qui ont une priorité",
            "a rule has no rank, group or schedule: it is verdicts that have a precedence",
            "Retirez-le ; pour une date, comparez l'attribut phase.",
            "Remove it; for a date, compare the attribute phase.");
    private static final Reason WHOLE = new Reason(
            "chaque règle dit toutes ses conditions",
            "every rule says all its conditions",
            "Écrivez les conditions ici.",
            "Write the conditions here.");
    private static final Reason COMPARISON = new Reason(
            "un attribut se compare par ==, !=, in (…) ou not in (…) seulement",
            "an attribute is compared by ==, !=, in (…) or not in (…) only",
            "Écrivez par exemple activity in (DORMANT, INACTIVE).",
            "Write for example activity in (DORMANT, INACTIVE).");
    private static final Reason TABLE = new Reason(
            "une règle ne se génère pas",
            "rules are not generated",
            "Utilisez une table de décision dans tables/.",
            "Use a decision table in tables/.");
    private static final Reason ASSIGNMENT = new Reason(
            "une règle ne change aucune valeur",
            "a rule changes no value",
            "Pour comparer, écrivez ==.",
            "To compare, write ==.");
    private static final Reason JOINING = new Reason(
            "les conditions se joignent par &&, || ou une virgule",
            "conditions are joined by &&, || or a comma",
            "Doublez le signe.",
            "Double the sign.");
    private static final Reason ANNOTATION = new Reason(
            "une règle porte seulement @ruleId et @source, sous son titre",
            "a rule bears @ruleId and @source only, below its title",
            "Retirez cette annotation.",
            "Remove this annotation.");
    private static final Reason BINDING = new Reason(
            "seul le cas porte un nom",
            "only the case has a name",
            "Comparez l'attribut directement avec une de ses valeurs.",
            "Compare the attribute with one of its values directly.");
    private static final Reason ESCAPE = new Reason(
            "une règle s'écrit sans échappement",
            "a rule is written without escapes",
            "Écrivez le caractère lui-même.",
            "Write the character itself.");

    private static final Map<String, Reason> BY_WORD = new HashMap<>();

    static {
        refuse(PROVIDED, "package import global dialect unit mvel");
        refuse(CODE, "function eval new class return static void int long String Object var def with this super");
        refuse(CODE, "while for do if else switch try throw break continue assert synchronized isdef instanceof");
        refuse(CODE, "System Runtime Class Thread ProcessBuilder java javax org com sun kcontext drools");
        refuse(CODE, ". ? [ ] { } -> :: ; ` + - * / % ^ # !");
        refuse(ONE_CASE, "from accumulate acc collect forall exists query groupby not and or over window entry-point");
        refuse(FACTS, "modify update insert insertLogical insertAsync delete retract bolster halt");
        refuse(TYPES, "declare trait enum");
        refuse(ORDER, "salience enabled duration timer calendars " + RuleLexer.HYPHENATED_WORDS);
        refuse(WHOLE, "extends");
        refuse(COMPARISON, "matches contains memberOf soundslike str strsim after before excludes during < > <= >= ~");
        refuse(TABLE, "template");
        refuse(ASSIGNMENT, "= += -= ++ --");
        refuse(JOINING, "& |");
        refuse(ANNOTATION, "@");
        refuse(BINDING, ":");
        refuse(ESCAPE, "\\");
    }

    private Refusals() {}

    private static void refuse(Reason reason, String words) {
        for (String word : words.split(" ")) {
            BY_WORD.put(word, reason);
        }
    }

    /** All that is refused, words and signs. */
    static Stream<String> words() {
        return BY_WORD.keySet().stream();
    }

    /** Why this word may not stand where it does, when it is one that DRL knows or that no file may hold. */
    static Optional<RuleSyntaxException> of(Token token) {
        if (token.kind() == Token.Kind.FORBIDDEN && token.text().equals("/*")) {
            return Optional.of(RuleSyntaxException.at(
                    token,
                    "ce commentaire n'est jamais fermé",
                    "this comment is never closed",
                    "Ajoutez */ à sa fin.",
                    "Add */ at its end."));
        }
        if (token.kind() == Token.Kind.FORBIDDEN
                && (token.text().equals("\"") || token.text().equals("'"))) {
            return Optional.of(RuleSyntaxException.at(
                    token,
                    "ce texte n'est pas fermé sur sa ligne",
                    "this text is not closed on its line",
                    "Ajoutez " + token.text() + " à sa fin.",
                    "Add " + token.text() + " at its end."));
        }
        Reason reason = token.kind() == Token.Kind.STRING ? null : BY_WORD.get(token.text());
        if (reason != null) {
            return Optional.of(refused(token, reason));
        }
        return token.kind() == Token.Kind.FORBIDDEN ? Optional.of(foreignCharacter(token)) : Optional.empty();
    }

    /** What begins a second pattern. */
    static RuleSyntaxException otherCase(Token token) {
        return refused(token, ONE_CASE);
    }

    /** A word that is followed by what makes it code: a call, a path, a class name. */
    static RuleSyntaxException code(Token token) {
        return refused(token, CODE);
    }

    /** A name given to something else than the case. */
    static RuleSyntaxException binding(Token token) {
        return refused(token, BINDING);
    }

    private static RuleSyntaxException refused(Token token, Reason reason) {
        return RuleSyntaxException.at(
                token,
                token.shown() + " n'est pas admis ici : " + reason.why().fr(),
                token.shown() + " is not allowed here: " + reason.why().en(),
                reason.remedy().fr(),
                reason.remedy().en());
    }

    private static RuleSyntaxException foreignCharacter(Token token) {
        int character = token.text().codePointAt(0);
        String name = String.format("U+%04X", character) + " "
                + Optional.ofNullable(Character.getName(character)).orElse("");
        return RuleSyntaxException.at(
                token,
                "le caractère " + name.strip() + " n'est pas admis hors des textes et des commentaires",
                "the character " + name.strip() + " is not allowed outside of texts and comments",
                "Certains caractères ressemblent à une lettre sans en être une : retapez le mot.",
                "Some characters look like a letter and are not: type the word again.");
    }
}
