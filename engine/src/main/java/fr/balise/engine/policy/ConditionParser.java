package fr.balise.engine.policy;

import fr.balise.engine.cases.CaseAttribute;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads {@code $case : PublicationCase( … )}: comparisons of attributes with their values, joined by and, or, not. */
final class ConditionParser {
    private static final int DEEPEST = 12;
    private static final int LONGEST = 200;

    private final TokenReader in;
    private int comparisons;

    ConditionParser(TokenReader in) {
        this.in = in;
    }

    record Pattern(String binding, Condition condition) {}

    /** Reads a text that is nothing but a condition. */
    static Condition whole(String text) throws RuleSyntaxException {
        ConditionParser parser = new ConditionParser(new TokenReader(RuleLexer.cut(text)));
        Condition condition = parser.anyOf(0);
        Token after = parser.in.peek();
        if (after.kind() != Token.Kind.END_OF_FILE) {
            throw RuleSyntaxException.expected(after, "&&", "« && », « || » ou la fin", "'&&', '||' or the end");
        }
        return condition;
    }

    Pattern pattern() throws RuleSyntaxException {
        Token binding = in.next();
        if (binding.kind() != Token.Kind.WORD || !binding.text().matches("\\$[A-Za-z][A-Za-z0-9_]{0,30}")) {
            throw RuleSyntaxException.expected(
                    binding,
                    "$case : PublicationCase( … )",
                    "un motif qui nomme son cas",
                    "a pattern that names its case");
        }
        in.expect(":");
        in.expect("PublicationCase");
        in.expect("(");
        List<Condition> parts = new ArrayList<>();
        if (!in.peek().is(")")) {
            do {
                parts.add(anyOf(0));
            } while (in.skip(","));
        }
        in.expect(")");
        return new Pattern(binding.text(), parts.size() == 1 ? parts.get(0) : new Condition.AllOf(parts));
    }

    private Condition anyOf(int depth) throws RuleSyntaxException {
        List<Condition> parts = new ArrayList<>();
        do {
            parts.add(allOf(depth));
        } while (in.skip("||"));
        return parts.size() == 1 ? parts.get(0) : new Condition.AnyOf(parts);
    }

    private Condition allOf(int depth) throws RuleSyntaxException {
        List<Condition> parts = new ArrayList<>();
        do {
            parts.add(unit(depth));
        } while (in.skip("&&"));
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
        boolean negated = in.skip("!");
        if (!negated && !in.peek().is("(")) {
            return comparison();
        }
        in.expect("(");
        Condition inside = anyOf(depth + 1);
        in.expect(")");
        return negated ? new Condition.Not(inside) : inside;
    }

    private Condition comparison() throws RuleSyntaxException {
        Token name = in.next();
        if (name.kind() != Token.Kind.WORD) {
            throw RuleSyntaxException.expected(
                    name, "mailboxType == PER", "un attribut du cas", "an attribute of the case");
        }
        CaseAttribute attribute = CaseAttribute.named(name.text())
                .orElseThrow(() -> RuleSyntaxException.unknown(
                        name,
                        name.shown(),
                        Stream.of(CaseAttribute.values())
                                .map(CaseAttribute::ruleName)
                                .toList()));
        if (++comparisons > LONGEST) {
            throw RuleSyntaxException.at(
                    name,
                    "plus de " + LONGEST + " comparaisons dans une règle",
                    "more than " + LONGEST + " comparisons in one rule",
                    "Coupez la règle en plusieurs.",
                    "Split the rule.");
        }
        if (in.skip("==")) {
            return new Condition.OneOf(attribute, Set.of(value(attribute)));
        }
        if (in.skip("!=")) {
            return new Condition.Not(new Condition.OneOf(attribute, Set.of(value(attribute))));
        }
        boolean negated = in.skip("not");
        if (in.skip("in")) {
            Condition.OneOf among = new Condition.OneOf(attribute, values(attribute));
            return negated ? new Condition.Not(among) : among;
        }
        throw RuleSyntaxException.expected(
                in.peek(),
                attribute.ruleName() + " == " + attribute.domain().get(0).name(),
                "une comparaison : ==, !=, in (…) ou not in (…)",
                "a comparison: ==, !=, in (…) or not in (…)");
    }

    private Set<Enum<?>> values(CaseAttribute attribute) throws RuleSyntaxException {
        in.expect("(");
        Set<Enum<?>> values = new LinkedHashSet<>();
        do {
            values.add(value(attribute));
        } while (in.skip(","));
        in.expect(")");
        return values;
    }

    private Enum<?> value(CaseAttribute attribute) throws RuleSyntaxException {
        Token token = in.next();
        return attribute
                .value(token.kind() == Token.Kind.WORD ? token.text() : "")
                .orElseThrow(() -> RuleSyntaxException.unknown(
                        token,
                        token.shown() + " (" + attribute.ruleName() + ")",
                        attribute.domain().stream().map(Enum::name).toList()));
    }
}
