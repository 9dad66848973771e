package fr.balise.core.policy.syntax;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.problems.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads {@code $case : PublicationCase( … )} or {@code MailboxCase( … )}: comparisons of attributes with their values, joined by and, or, not. */
final class ConditionParser {
    private static final int DEEPEST = 12;
    private static final int LONGEST = 200;
    private static final String BINDING = "\\$[A-Za-z][A-Za-z0-9_]{0,30}";

    /** What, after a name, makes it a call, a path, a cast or an index. */
    private static final Set<String> MAKES_CODE = Set.of(".", "(", "#", "[", "{", "?", "!", "::", "->", "@", "^");

    /** What is read when the real thing is unknown and told already, so that the rest is checked too. */
    private static final Condition ANYTHING = new Condition.AllOf(List.of());

    private final TokenReader in;
    private final Vocabulary vocabulary;
    private final Consumer<RuleSyntaxException> tell;
    private CaseKind about = CaseKind.PUBLICATION;
    private int comparisons;

    ConditionParser(TokenReader in, Vocabulary vocabulary, Consumer<RuleSyntaxException> tell) {
        this.in = in;
        this.vocabulary = vocabulary;
        this.tell = tell;
    }

    record Pattern(String binding, CaseKind about, Condition condition) {}

    Pattern pattern() throws RuleSyntaxException {
        Token binding = in.next();
        if (binding.kind() != Token.Kind.WORD || !binding.text().matches(BINDING)) {
            throw RuleSyntaxException.expected(
                    binding,
                    "$case : PublicationCase( … )",
                    "un motif qui nomme son cas",
                    "a pattern that names its case");
        }
        in.expect(":");
        Optional<CaseKind> named =
                in.peek().kind() == Token.Kind.WORD ? CaseKind.named(in.peek().text()) : Optional.empty();
        if (named.isEmpty()) {
            throw RuleSyntaxException.instead(
                    in.peek(), "PublicationCase( … )", "le motif d'un cas", "the pattern of a case");
        }
        about = named.get();
        in.next();
        in.expect("(");
        List<Condition> parts = new ArrayList<>();
        if (!in.peek().is(")")) {
            do {
                parts.add(anyOf(0));
            } while (in.skip(","));
        }
        in.expect(")");
        return new Pattern(binding.text(), about, parts.size() == 1 ? parts.get(0) : new Condition.AllOf(parts));
    }

    /** Reads a condition that nothing may follow. */
    Condition alone() throws RuleSyntaxException {
        Condition condition = anyOf(0);
        if (!in.atEnd()) {
            throw RuleSyntaxException.expected(in.peek(), "&&", "« && », « || » ou la fin", "'&&', '||' or the end");
        }
        return condition;
    }

    private Condition anyOf(int depth) throws RuleSyntaxException {
        List<Condition> parts = new ArrayList<>();
        do {
            parts.add(allOf(depth));
        } while (in.skip("||"));
        refuseWordAsSign("or", "||");
        return parts.size() == 1 ? parts.get(0) : new Condition.AnyOf(parts);
    }

    private Condition allOf(int depth) throws RuleSyntaxException {
        List<Condition> parts = new ArrayList<>();
        do {
            parts.add(unit(depth));
        } while (in.skip("&&"));
        refuseWordAsSign("and", "&&");
        return parts.size() == 1 ? parts.get(0) : new Condition.AllOf(parts);
    }

    private Condition unit(int depth) throws RuleSyntaxException {
        if (depth > DEEPEST) {
            throw RuleSyntaxException.at(
                    in.peek(),
                    "plus de " + DEEPEST + " parenthèses imbriquées",
                    "nested deeper than " + DEEPEST + " parentheses",
                    "Coupez la règle en plusieurs.",
                    "Split the rule.");
        }
        refuseWordAsSign("not", "!(…)");
        boolean negated = in.skip("!");
        if (!negated && !in.peek().is("(")) {
            return comparison();
        }
        in.expect("(");
        Condition inside = anyOf(depth + 1);
        in.expect(")");
        return negated ? new Condition.Not(inside) : inside;
    }

    private void refuseWordAsSign(String word, String sign) throws RuleSyntaxException {
        if (in.peek().is(word)) {
            throw RuleSyntaxException.at(
                    in.peek(),
                    "« " + word + " » n'est pas admis dans une condition",
                    "'" + word + "' is not allowed in a condition",
                    "Écrivez " + sign + ".",
                    "Write " + sign + ".");
        }
    }

    private Condition comparison() throws RuleSyntaxException {
        Token name = in.next();
        Optional<Attribute> attribute = attribute(name);
        if (++comparisons > LONGEST) {
            throw RuleSyntaxException.at(
                    name,
                    "plus de " + LONGEST + " comparaisons dans une règle",
                    "more than " + LONGEST + " comparisons in one rule",
                    "Coupez la règle en plusieurs.",
                    "Split the rule.");
        }
        if (in.skip("==")) {
            return among(attribute, value(attribute), false);
        }
        if (in.skip("!=")) {
            return among(attribute, value(attribute), true);
        }
        boolean negated = in.skip("not");
        if (in.skip("in")) {
            return among(attribute, values(attribute), negated);
        }
        throw RuleSyntaxException.expected(
                in.peek(),
                attribute.orElse(BuiltIn.USAGE).name() + " == …",
                "une comparaison : ==, !=, in (…) ou not in (…)",
                "a comparison: ==, !=, in (…) or not in (…)");
    }

    private static Condition among(Optional<Attribute> attribute, int values, boolean negated) {
        if (attribute.isEmpty() || values == 0) {
            return ANYTHING;
        }
        Condition among = new Condition.OneOf(attribute.get(), values);
        return negated ? new Condition.Not(among) : among;
    }

    private Optional<Attribute> attribute(Token name) throws RuleSyntaxException {
        if (name.kind() != Token.Kind.WORD) {
            throw RuleSyntaxException.expected(
                    name, "mailboxType == PER", "un attribut du cas", "an attribute of the case");
        }
        Optional<Attribute> attribute = vocabulary.attribute(about, name.text());
        if (attribute.isEmpty()) {
            refuseCode(name);
            tell.accept(unknownAttribute(name));
        }
        return attribute;
    }

    private RuleSyntaxException unknownAttribute(Token name) {
        Optional<Attribute> valued = vocabulary.of(about).stream()
                .filter(attribute -> attribute.indexOf(name.text()) >= 0)
                .findFirst();
        if (valued.isPresent()) {
            String comparison = valued.get().name() + " == " + name.text();
            return RuleSyntaxException.at(
                    name,
                    name.shown() + " est une valeur, on attend un attribut",
                    name.shown() + " is a value, an attribute is expected",
                    "Écrivez par exemple " + comparison + ".",
                    "Write for example " + comparison + ".");
        }
        return RuleSyntaxException.unknownAttribute(
                name, vocabulary.of(about).stream().map(Attribute::name).toList());
    }

    private void refuseCode(Token name) throws RuleSyntaxException {
        Optional<RuleSyntaxException> refusal = Refusals.of(name);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        if (in.peek().is(":") || name.text().startsWith("$")) {
            throw Refusals.binding(name);
        }
        if (MAKES_CODE.stream().anyMatch(in.peek()::is)) {
            throw Refusals.code(name);
        }
    }

    /** As bits. */
    private int values(Optional<Attribute> attribute) throws RuleSyntaxException {
        in.expect("(");
        int values = 0;
        do {
            values |= value(attribute);
        } while (in.skip(","));
        in.expect(")");
        return values;
    }

    /** As a bit; 0 when it is none of the attribute's, which is told, or when the attribute is unknown. */
    private int value(Optional<Attribute> attribute) throws RuleSyntaxException {
        Token token = in.next();
        if (attribute.isEmpty() && token.kind() == Token.Kind.WORD) {
            refuseCode(token);
            return 0;
        }
        Attribute known = attribute.orElse(BuiltIn.USAGE);
        int index = token.kind() == Token.Kind.WORD ? known.indexOf(token.text()) : -1;
        if (index < 0) {
            refuseValue(token, known);
            return 0;
        }
        return 1 << index;
    }

    /** A value of another attribute tells which attribute was meant. */
    private RuleSyntaxException unknownValue(Token token, Attribute attribute) {
        List<Attribute> meant =
                Suggestion.nearest(token.text(), attribute.values()).isPresent()
                        ? List.of()
                        : vocabulary.of(about).stream()
                                .filter(other -> other.indexOf(token.text()) >= 0)
                                .toList();
        if (meant.size() != 1) {
            return RuleSyntaxException.unknown(
                    token, token.shown() + " (" + attribute.name() + ")", attribute.values());
        }
        String comparison = meant.get(0) + " == " + token.text();
        return RuleSyntaxException.at(
                token,
                token.shown() + " est une valeur de " + meant.get(0) + ", non de " + attribute,
                token.shown() + " is a value of " + meant.get(0) + ", not of " + attribute,
                "Écrivez " + comparison + ", ou une de : " + String.join(", ", attribute.values()) + ".",
                "Write " + comparison + ", or one of: " + String.join(", ", attribute.values()) + ".");
    }

    private void refuseValue(Token token, Attribute attribute) throws RuleSyntaxException {
        List<String> domain = attribute.values();
        if (token.kind() == Token.Kind.WORD
                && in.peek().is(".")
                && attribute.indexOf(in.peekAfter().text()) >= 0) {
            in.next();
            Token value = in.next();
            tell.accept(RuleSyntaxException.at(
                    token,
                    token.shown() + " est de trop : une valeur s'écrit seule",
                    token.shown() + " is not needed: a value is written alone",
                    "Écrivez " + value.text() + ".",
                    "Write " + value.text() + "."));
            return;
        }
        if (token.kind() == Token.Kind.WORD) {
            refuseCode(token);
            tell.accept(unknownValue(token, attribute));
            return;
        }
        if (token.kind() == Token.Kind.STRING || token.kind() == Token.Kind.NUMBER) {
            tell.accept(RuleSyntaxException.at(
                    token,
                    token.shown() + " n'est pas une valeur de " + attribute.name(),
                    token.shown() + " is not a value of " + attribute.name(),
                    "Écrivez sans guillemets une de : " + String.join(", ", domain) + ".",
                    "Write without quotes one of: " + String.join(", ", domain) + "."));
            return;
        }
        if (token.is("(")) {
            throw Refusals.code(token);
        }
        throw RuleSyntaxException.expected(
                token, domain.get(0), "une valeur de " + attribute.name(), "a value of " + attribute.name());
    }
}
