package fr.balise.engine.policy;

import fr.balise.engine.facts.SourceLine;
import fr.balise.engine.findings.Text;
import fr.balise.engine.identity.InvalidIdentifier;
import fr.balise.engine.identity.RuleId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads the part of DRL that a policy may use, and refuses the rest by name. Every accepted file is plain DRL; nothing
 * of its text reaches a Drools builder, which is handed DRL written anew from the tree that this parser returns.
 *
 * <pre>
 * file        := rule*
 * rule        := "rule" "title" metadata* "when" pattern "then" statement+ "end"
 * metadata    := "@ruleId(" id ")" | "@source(" id ("," id)* ")"
 * pattern     := $name ":" "PublicationCase" "(" condition? ")"
 * statement   := "verdicts" "." effect "(" $name ")" ";"
 * </pre>
 */
final class RuleParser {
    private static final Pattern SOURCE = Pattern.compile("[A-Za-z][A-Za-z0-9_.]*(-[A-Za-z0-9_.]+)*");
    private static final int LONGEST_TITLE = 200;

    /** Constructs of DRL that a policy may not use, and what to do instead. */
    private static final Map<String, Text> REFUSED = Map.ofEntries(
            refused("import", "les noms utiles sont déjà connus", "the names of use are known already"),
            refused(
                    "package",
                    "retirez la ligne : la politique a son propre espace",
                    "remove it: a policy has its own"),
            refused("function", "une règle ne contient pas de code", "a rule holds no code"),
            refused("query", "une règle ne lit que son cas", "a rule reads its case only"),
            refused("declare", "les attributs sont fixés", "the attributes are fixed"),
            refused("global", "« verdicts » est fourni", "'verdicts' is provided"),
            refused("eval", "comparez des attributs avec des valeurs", "compare attributes with values"),
            refused("from", "une règle ne lit que son cas", "a rule reads its case only"),
            refused("accumulate", "une règle ne lit que son cas", "a rule reads its case only"),
            refused("collect", "une règle ne lit que son cas", "a rule reads its case only"),
            refused("forall", "une règle ne lit que son cas", "a rule reads its case only"),
            refused("exists", "une règle ne lit que son cas", "a rule reads its case only"),
            refused("dialect", "le dialecte est choisi par Balise", "Balise chooses the dialect"),
            refused("unit", "la politique a son propre espace", "a policy has its own space"),
            refused("salience", "les verdicts ont leur propre priorité", "verdicts have their own precedence"),
            refused("no-loop", "aucune règle ne se redéclenche", "no rule fires again"),
            refused("extends", "écrivez les conditions dans chaque règle", "write the conditions in each rule"),
            refused("template", "utilisez une table de décision", "use a decision table"));

    private final String file;
    private final TokenReader in;
    private final PolicyProblems problems;

    private RuleParser(String file, String text, PolicyProblems problems) {
        this.file = file;
        this.in = new TokenReader(RuleLexer.cut(text));
        this.problems = problems;
    }

    private static Map.Entry<String, Text> refused(String word, String fr, String en) {
        return Map.entry(word, new Text(fr, en));
    }

    /** A rule as written, before its sentences are joined to it. */
    record Written(
            RuleId id,
            String title,
            List<String> sources,
            Condition condition,
            List<Effect> effects,
            SourceLine place) {}

    /** Reads all rules of a file; what is wrong goes to {@code problems}, and reading goes on with the next rule. */
    static List<Written> parse(String file, String text, PolicyProblems problems) {
        return new RuleParser(file, text, problems).file();
    }

    private List<Written> file() {
        List<Written> rules = new ArrayList<>();
        while (!in.atEnd()) {
            try {
                if (!in.peek().is("rule")) {
                    throw outsideRule(in.peek());
                }
                rules.add(rule());
            } catch (RuleSyntaxException e) {
                problems.add(file, e.line(), e.column(), e.what(), e.remedy());
                in.skipToNextRule();
            }
        }
        return rules;
    }

    private static RuleSyntaxException outsideRule(Token token) {
        Text remedy = REFUSED.get(token.text());
        if (remedy != null) {
            return RuleSyntaxException.at(
                    token,
                    "« " + token.text() + " » n'est pas admis dans une politique",
                    "'" + token.text() + "' is not allowed in a policy",
                    "Retirez-le : " + remedy.fr() + ".",
                    "Remove it: " + remedy.en() + ".");
        }
        return RuleSyntaxException.expected(token, "rule \"…\"", "une règle", "a rule");
    }

    private Written rule() throws RuleSyntaxException {
        Token start = in.next();
        Token title = in.next();
        if (title.kind() != Token.Kind.STRING || title.text().length() > LONGEST_TITLE) {
            throw RuleSyntaxException.expected(
                    title, "rule \"…\"", "le titre de la règle entre guillemets", "the rule's title in quotes");
        }
        Map<String, List<Token>> metadata = metadata();
        RuleId id = ruleId(metadata.getOrDefault("ruleId", List.of()), title);
        List<String> sources = sources(metadata.getOrDefault("source", List.of()), title);
        in.expect("when");
        ConditionParser.Pattern pattern = new ConditionParser(in).pattern();
        refuseOtherPatterns();
        in.expect("then");
        List<Effect> effects = effects(pattern.binding());
        return new Written(id, title.text(), sources, pattern.condition(), effects, new SourceLine(file, start.line()));
    }

    private Map<String, List<Token>> metadata() throws RuleSyntaxException {
        Map<String, List<Token>> found = new TreeMap<>();
        while (in.peek().is("@")) {
            in.next();
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
                throw RuleSyntaxException.at(
                        name,
                        "@" + name.text() + " est répétée",
                        "@" + name.text() + " is repeated",
                        "Gardez-en une seule.",
                        "Keep one of them.");
            }
        }
        Text refused = REFUSED.get(in.peek().text());
        if (refused != null) {
            throw outsideRule(in.peek());
        }
        return found;
    }

    private static RuleId ruleId(List<Token> written, Token title) throws RuleSyntaxException {
        if (written.size() != 1) {
            throw RuleSyntaxException.at(
                    title,
                    "la règle n'a pas d'identifiant unique",
                    "the rule has no single id",
                    "Ajoutez @ruleId(UN-NOM) sous son titre.",
                    "Add @ruleId(A-NAME) below its title.");
        }
        try {
            return new RuleId(written.get(0).text());
        } catch (InvalidIdentifier e) {
            throw RuleSyntaxException.at(
                    written.get(0),
                    "identifiant de règle incorrect",
                    String.valueOf(e.getMessage()),
                    "Écrivez des capitales, des chiffres et « - », par exemple PER-WANTED.",
                    "Write capitals, digits and '-', for example PER-WANTED.");
        }
    }

    private static List<String> sources(List<Token> written, Token title) throws RuleSyntaxException {
        if (written.isEmpty()) {
            throw RuleSyntaxException.at(
                    title,
                    "la règle ne dit pas d'où elle vient",
                    "the rule does not say where it comes from",
                    "Ajoutez @source(A3-PER) ou l'identifiant de votre exigence.",
                    "Add @source(A3-PER) or the id of your requirement.");
        }
        for (Token source : written) {
            if (!SOURCE.matcher(source.text()).matches()) {
                throw RuleSyntaxException.at(
                        source,
                        "identifiant de source incorrect : " + source.shown(),
                        "not a source id: " + source.shown(),
                        "Écrivez par exemple A3-PER ou EX_GDT_5040.",
                        "Write for example A3-PER or EX_GDT_5040.");
            }
        }
        return written.stream().map(Token::text).toList();
    }

    /** A second pattern would make a decision depend on other cases, which share nothing with this one. */
    private void refuseOtherPatterns() throws RuleSyntaxException {
        Token token = in.peek();
        if (!token.is("then")) {
            throw outsideRuleOr(
                    token,
                    RuleSyntaxException.at(
                            token,
                            token.shown() + " est inattendu : une règle lit un seul cas",
                            token.shown() + " is unexpected: a rule reads one case only",
                            "Gardez un seul motif $case : PublicationCase( … ) avant « then ».",
                            "Keep one pattern $case : PublicationCase( … ) before 'then'."));
        }
    }

    private static RuleSyntaxException outsideRuleOr(Token token, RuleSyntaxException otherwise) {
        return REFUSED.containsKey(token.text()) ? outsideRule(token) : otherwise;
    }

    private List<Effect> effects(String binding) throws RuleSyntaxException {
        Set<Effect> effects = new LinkedHashSet<>();
        while (!in.peek().is("end")) {
            Token first = in.peek();
            if (!first.is("verdicts")) {
                throw RuleSyntaxException.at(
                        first,
                        first.shown() + " n'est pas admis après « then »",
                        first.shown() + " is not allowed after 'then'",
                        "Écrivez seulement des appels comme verdicts.require(" + binding + ");",
                        "Write only calls such as verdicts.require(" + binding + ");");
            }
            in.next();
            in.expect(".");
            Token word = in.next();
            Effect effect = Effect.named(word.text())
                    .orElseThrow(() -> RuleSyntaxException.unknown(
                            word,
                            "verdicts." + word.text(),
                            List.of(Effect.values()).stream().map(Effect::word).toList()));
            in.expect("(");
            in.expect(binding);
            in.expect(")");
            in.expect(";");
            effects.add(effect);
        }
        Token end = in.next();
        if (effects.isEmpty()) {
            throw RuleSyntaxException.at(
                    end,
                    "la règle n'énonce rien",
                    "the rule states nothing",
                    "Ajoutez par exemple verdicts.require(" + binding + ");",
                    "Add for example verdicts.require(" + binding + ");");
        }
        return List.copyOf(effects);
    }
}
