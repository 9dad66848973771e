package fr.balise.core.policy.syntax;

import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.identity.InvalidIdentifier;
import fr.balise.core.identity.RuleId;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.WrittenRule;
import fr.balise.core.policy.problems.PolicyProblems;
import fr.balise.core.policy.problems.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads the part of DRL that a policy may use, and refuses the rest by name. Every accepted file is plain DRL; nothing
 * of its text reaches a Drools builder, which is handed DRL written anew from the tree that this parser returns.
 *
 * <pre>
 * file        := rule*
 * rule        := "rule" "title" metadata* "when" pattern "then" statement+ "end"
 * metadata    := "@ruleId(" id ")" | "@source(" id ("," id)* ")"
 * pattern     := $name ":" ("PublicationCase" | "MailboxCase") "(" condition? ")"
 * statement   := "verdicts" "." effect "(" $name ")" ";"
 * </pre>
 */
public final class RuleParser {
    private static final int LONGEST_TITLE = 200;

    private final String file;
    private final TokenReader in;
    private final Vocabulary vocabulary;
    private final PolicyProblems problems;

    private RuleParser(String file, String text, Vocabulary vocabulary, PolicyProblems problems) {
        this.file = file;
        this.in = new TokenReader(RuleLexer.cut(text));
        this.vocabulary = vocabulary;
        this.problems = problems;
    }

    /** Reads all rules of a file; what is wrong goes to {@code problems}, and reading goes on with the next rule. */
    public static List<WrittenRule> parse(String file, String text, Vocabulary vocabulary, PolicyProblems problems) {
        return new RuleParser(file, text, vocabulary, problems).file();
    }

    private List<WrittenRule> file() {
        List<WrittenRule> rules = new ArrayList<>();
        while (!in.atEnd()) {
            int start = in.position();
            try {
                rule().ifPresent(rules::add);
            } catch (RuleSyntaxException e) {
                tell(e);
                in.skipToRuleAfter(start);
            }
        }
        return rules;
    }

    /** For what is wrong without hiding what follows it. */
    private void tell(RuleSyntaxException problem) {
        problems.add(file, problem.line(), problem.column(), problem.what(), problem.remedy());
    }

    private Optional<WrittenRule> rule() throws RuleSyntaxException {
        Token start = in.peek();
        if (start.kind() == Token.Kind.SYMBOL) {
            throw RuleSyntaxException.instead(start, "rule \"…\"", "une règle", "a rule");
        }
        if (!start.is("rule")) {
            throw RuleSyntaxException.expected(start, "rule \"…\"", "une règle", "a rule");
        }
        in.next();
        Token title = title();
        Map<String, List<Token>> metadata = metadata();
        in.expect("when");
        Optional<RuleId> id = ruleId(metadata.getOrDefault("ruleId", List.of()), title);
        List<String> sources = sources(metadata.getOrDefault("source", List.of()), title);
        ConditionParser.Pattern pattern = new ConditionParser(in, vocabulary, this::tell).pattern();
        refuseOtherPatterns();
        in.expect("then");
        List<Effect> effects = effects(pattern);
        SourceLine place = new SourceLine(file, start.line());
        return id.map(known -> new WrittenRule(
                known, title.text(), sources, pattern.about(), pattern.condition(), effects, Optional.empty(), place));
    }

    private Token title() throws RuleSyntaxException {
        Token title = in.next();
        if (title.kind() != Token.Kind.STRING || title.text().isBlank()) {
            throw RuleSyntaxException.expected(
                    title, "rule \"…\"", "le titre de la règle entre guillemets", "the rule's title in quotes");
        }
        if (title.text().length() > LONGEST_TITLE) {
            tell(RuleSyntaxException.at(
                    title,
                    "titre de plus de " + LONGEST_TITLE + " caractères",
                    "title longer than " + LONGEST_TITLE + " characters",
                    "Raccourcissez-le ; la phrase montrée aux personnes a sa place dans messages_fr.properties.",
                    "Shorten it; the sentence shown to people has its place in messages_en.properties."));
        }
        return title;
    }

    private Map<String, List<Token>> metadata() throws RuleSyntaxException {
        Map<String, List<Token>> found = new TreeMap<>();
        while (in.skip("@")) {
            Token name = in.next();
            if (!name.is("ruleId") && !name.is("source")) {
                throw RuleSyntaxException.at(
                        name,
                        "l'annotation @" + name.text() + " n'est pas admise",
                        "the annotation @" + name.text() + " is not allowed",
                        "Seules @ruleId(…) et @source(…) le sont.",
                        "Only @ruleId(…) and @source(…) are.");
            }
            if (found.put(name.text(), in.plainTokens()) != null) {
                tell(RuleSyntaxException.at(
                        name,
                        "@" + name.text() + " est répétée",
                        "@" + name.text() + " is repeated",
                        "Gardez-en une seule.",
                        "Keep one of them."));
            }
        }
        return found;
    }

    private Optional<RuleId> ruleId(List<Token> written, Token title) {
        if (written.size() != 1) {
            tell(RuleSyntaxException.at(
                    title,
                    "la règle n'a pas d'identifiant unique",
                    "the rule has no single id",
                    "Ajoutez @ruleId(UN-NOM) sous son titre.",
                    "Add @ruleId(A-NAME) below its title."));
            return Optional.empty();
        }
        try {
            return Optional.of(new RuleId(written.get(0).text()));
        } catch (InvalidIdentifier e) {
            tell(RuleSyntaxException.at(
                    written.get(0),
                    "identifiant de règle incorrect : " + written.get(0).shown(),
                    "not a rule id: " + written.get(0).shown(),
                    "Écrivez au plus 80 capitales, chiffres et « - », par exemple PER-WANTED.",
                    "Write at most 80 capitals, digits and '-', for example PER-WANTED."));
            return Optional.empty();
        }
    }

    private List<String> sources(List<Token> written, Token title) {
        if (written.isEmpty()) {
            tell(RuleSyntaxException.at(
                    title,
                    "la règle ne dit pas d'où elle vient",
                    "the rule does not say where it comes from",
                    "Ajoutez @source(A3-PER) ou l'identifiant de votre exigence.",
                    "Add @source(A3-PER) or the id of your requirement."));
        }
        for (Token source : written) {
            if (!SourceId.isOne(source.text())) {
                tell(RuleSyntaxException.at(
                        source,
                        "identifiant de source incorrect : " + source.shown(),
                        "not a source id: " + source.shown(),
                        "Écrivez par exemple A3-PER ou EX_GDT_5040.",
                        "Write for example A3-PER or EX_GDT_5040."));
            }
        }
        return written.stream().map(Token::text).toList();
    }

    /** A second pattern would make a decision depend on other cases, which share nothing with this one. */
    private void refuseOtherPatterns() throws RuleSyntaxException {
        Token token = in.peek();
        if (!token.is("then")) {
            boolean typeName = token.kind() == Token.Kind.WORD
                    && Character.isUpperCase(token.text().charAt(0));
            throw Refusals.of(token).filter(refusal -> !typeName).orElseGet(() -> Refusals.otherCase(token));
        }
    }

    private List<Effect> effects(ConditionParser.Pattern pattern) throws RuleSyntaxException {
        Set<Effect> effects = new LinkedHashSet<>();
        String binding = pattern.binding();
        boolean silent = in.peek().is("end");
        while (!in.peek().is("end")) {
            statement(pattern).ifPresent(effects::add);
        }
        Token end = in.next();
        if (silent) {
            tell(RuleSyntaxException.at(
                    end,
                    "la règle n'énonce rien",
                    "the rule states nothing",
                    "Ajoutez par exemple verdicts.require(" + binding + ");",
                    "Add for example verdicts.require(" + binding + ");"));
        }
        return List.copyOf(effects);
    }

    private Optional<Effect> statement(ConditionParser.Pattern pattern) throws RuleSyntaxException {
        String binding = pattern.binding();
        expectVerdicts(binding);
        in.expect(".");
        Token word = in.next();
        Optional<Effect> effect = effect(word);
        if (pattern.about() == CaseKind.MAILBOX
                && effect.filter(said -> said != Effect.FLAG).isPresent()) {
            tell(RuleSyntaxException.at(
                    word,
                    "verdicts." + word.text() + " ne se dit que d'une boîte sur une ressource",
                    "verdicts." + word.text() + " is said of a mailbox on a carrier only",
                    "Une règle sur MailboxCase signale seulement : verdicts.flag(" + binding + ");",
                    "A rule about MailboxCase only reports: verdicts.flag(" + binding + ");"));
        }
        in.expect("(");
        in.expect(binding);
        in.expect(")");
        in.expect(";");
        return effect;
    }

    private void expectVerdicts(String binding) throws RuleSyntaxException {
        Token first = in.peek();
        if (in.atEnd() || in.atRule()) {
            throw RuleSyntaxException.at(
                    first,
                    "il manque « end » avant " + (in.atEnd() ? "la fin du fichier" : "cette règle"),
                    "'end' is missing before " + (in.atEnd() ? "the end of the file" : "this rule"),
                    "Terminez chaque règle par « end ».",
                    "Close every rule with 'end'.");
        }
        if (!first.is("verdicts")) {
            throw Refusals.of(first)
                    .orElseGet(() -> RuleSyntaxException.at(
                            first,
                            first.shown() + " n'est pas admis après « then »",
                            first.shown() + " is not allowed after 'then'",
                            "Écrivez seulement des appels comme verdicts.require(" + binding + ");",
                            "Write only calls such as verdicts.require(" + binding + ");"));
        }
        in.next();
    }

    /** Empty for a misspelt word, which is told; a word that is like none of them ends the reading of the rule. */
    private Optional<Effect> effect(Token word) throws RuleSyntaxException {
        Optional<Effect> effect = Effect.named(word.kind() == Token.Kind.WORD ? word.text() : "");
        if (effect.isEmpty()) {
            List<String> known = Stream.of(Effect.values()).map(Effect::word).toList();
            RuleSyntaxException unknown = RuleSyntaxException.unknown(word, "verdicts." + word.text(), known);
            if (Suggestion.nearest(word.text(), known).isEmpty()) {
                throw unknown;
            }
            tell(unknown);
        }
        return effect;
    }
}
