package fr.balise.core.policy.syntax;

import java.util.ArrayList;
import java.util.List;

/** Walks over the words of a rule file. */
final class TokenReader {
    private final List<Token> tokens;
    private int position;

    TokenReader(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(position);
    }

    /** The word after the next one; the end again, at the end. */
    Token peekAfter() {
        return tokens.get(Math.min(position + 1, tokens.size() - 1));
    }

    Token next() {
        Token token = tokens.get(position);
        if (!atEnd()) {
            position++;
        }
        return token;
    }

    boolean atEnd() {
        return peek().kind() == Token.Kind.END_OF_FILE;
    }

    boolean skip(String word) {
        boolean there = peek().is(word);
        if (there) {
            next();
        }
        return there;
    }

    void expect(String word) throws RuleSyntaxException {
        if (!peek().is(word)) {
            throw RuleSyntaxException.expected(peek(), word, "« " + word + " »", "'" + word + "'");
        }
        next();
    }

    /** Reads {@code ( a, b-c )}: plain ids separated by commas, their hyphens joined again. */
    List<Token> plainTokens() throws RuleSyntaxException {
        expect("(");
        List<Token> ids = new ArrayList<>();
        do {
            ids.add(plainId());
        } while (skip(","));
        if (!peek().is(")")) {
            throw notAnId(peek());
        }
        next();
        return ids;
    }

    private Token plainId() throws RuleSyntaxException {
        Token first = peek();
        StringBuilder id = new StringBuilder();
        while (peek().kind() == Token.Kind.WORD
                || peek().kind() == Token.Kind.NUMBER
                || peek().is("-")
                || peek().is(".")
                || peek().is("--")) {
            id.append(next().text());
        }
        if (id.isEmpty()) {
            throw notAnId(first);
        }
        return new Token(Token.Kind.WORD, id.toString(), first.line(), first.column());
    }

    private static RuleSyntaxException notAnId(Token token) {
        return RuleSyntaxException.at(
                token,
                token.shown() + " ne peut faire partie d'un identifiant",
                token.shown() + " cannot be part of an id",
                "Un identifiant s'écrit sans guillemets : lettres, chiffres, « - », « _ » et « . ».",
                "An id is written without quotes: letters, digits, '-', '_' and '.'.");
    }

    int position() {
        return position;
    }

    /** True where a rule begins. */
    boolean atRule() {
        return peek().is("rule") && tokens.get(position + 1).kind() == Token.Kind.STRING;
    }

    /** After a problem in what began there: on to the next rule, or to the end. */
    void skipToRuleAfter(int start) {
        position = start;
        next();
        while (!atEnd() && !atRule()) {
            next();
        }
    }
}
