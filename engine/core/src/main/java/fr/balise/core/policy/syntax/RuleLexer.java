package fr.balise.core.policy.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Cuts a rule file into words. It never fails: what may not stand there becomes a {@link Token.Kind#FORBIDDEN} word. */
final class RuleLexer {
    /** Words of DRL that hold a hyphen; a policy may use none of them. */
    static final String HYPHENATED_WORDS = "no-loop agenda-group activation-group ruleflow-group lock-on-active"
            + " auto-focus date-effective date-expires entry-point";

    private static final String TWO_CHARACTER_SYMBOLS = "== != && || <= >= -> :: ++ -- += -= ";
    /** What Drools takes for a blank, and nothing that only looks like one. */
    private static final String BLANKS = " \t\r\n\f";

    private static final String SYMBOLS = "(){}[],:;.@!<>=+-*/%&|?^~#`";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;
    private int line = 1;
    private int column = 1;

    private RuleLexer(String text) {
        this.text = text;
    }

    /** The words that mean something. */
    static List<Token> cut(String text) {
        return cutWithComments(text).stream()
                .filter(token -> token.kind() != Token.Kind.COMMENT)
                .toList();
    }

    /** All words, comments among them where they stand. */
    static List<Token> cutWithComments(String text) {
        RuleLexer lexer = new RuleLexer(text);
        while (lexer.skipBlank()) {
            lexer.next();
        }
        lexer.add(Token.Kind.END_OF_FILE, "");
        return lexer.tokens;
    }

    /** Passes over white space and comments; false at the end of the text. */
    private boolean skipBlank() {
        while (position < text.length()) {
            if (BLANKS.indexOf(text.charAt(position)) >= 0) {
                advance(1);
            } else if (text.startsWith("//", position)) {
                int end = text.indexOf('\n', position);
                take(Token.Kind.COMMENT, (end < 0 ? text.length() : end) - position);
            } else if (text.startsWith("/*", position)) {
                int end = text.indexOf("*/", position + 2);
                if (end < 0) {
                    add(Token.Kind.FORBIDDEN, "/*");
                    advance(text.length() - position);
                } else {
                    take(Token.Kind.COMMENT, end + 2 - position);
                }
            } else {
                return true;
            }
        }
        return false;
    }

    private void next() {
        char c = text.charAt(position);
        if (isWordStart(c) || Character.isUnicodeIdentifierStart(c)) {
            word();
        } else if (c == '"' || c == '\'') {
            string(c);
        } else if (c >= '0' && c <= '9') {
            take(Token.Kind.NUMBER, countWhile(RuleLexer::isWordPart));
        } else if (position + 1 < text.length()
                && TWO_CHARACTER_SYMBOLS.contains(text.substring(position, position + 2) + " ")) {
            take(Token.Kind.SYMBOL, 2);
        } else if (SYMBOLS.indexOf(c) >= 0) {
            take(Token.Kind.SYMBOL, 1);
        } else {
            take(Token.Kind.FORBIDDEN, Character.charCount(text.codePointAt(position)));
        }
    }

    /** A letter that is not of ours makes the whole word another one, however alike the two look. */
    private void word() {
        int length = countWhile(c -> isWordPart(c) || Character.isUnicodeIdentifierPart(c));
        String word = text.substring(position, position + length);
        for (int at = 0; at < length; at++) {
            if (!isWordPart(word.charAt(at))) {
                advance(at);
                add(Token.Kind.FORBIDDEN, Character.toString(word.codePointAt(at)));
                advance(length - at);
                return;
            }
        }
        Stream.of(HYPHENATED_WORDS.split(" "))
                .filter(hyphenated -> text.startsWith(hyphenated, position))
                .findFirst()
                .ifPresentOrElse(
                        hyphenated -> take(Token.Kind.WORD, hyphenated.length()), () -> take(Token.Kind.WORD, length));
    }

    private void string(char quote) {
        int end = position + 1;
        int escape = -1;
        while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '\n') {
            if (text.charAt(end) == '\\') {
                escape = escape < 0 ? end : escape;
                end++;
            }
            end++;
        }
        if (end >= text.length() || text.charAt(end) == '\n') {
            add(Token.Kind.FORBIDDEN, String.valueOf(quote));
            advance(Math.min(end, text.length()) - position);
        } else if (escape >= 0) {
            advance(escape - position);
            add(Token.Kind.FORBIDDEN, "\\");
            advance(end + 1 - position);
        } else {
            tokens.add(new Token(Token.Kind.STRING, text.substring(position + 1, end), line, column));
            advance(end + 1 - position);
        }
    }

    private interface CharTest {
        boolean test(char c);
    }

    private int countWhile(CharTest test) {
        int end = position;
        while (end < text.length() && test.test(text.charAt(end))) {
            end++;
        }
        return end - position;
    }

    private void take(Token.Kind kind, int length) {
        add(kind, text.substring(position, position + length));
        advance(length);
    }

    private void add(Token.Kind kind, String word) {
        tokens.add(new Token(kind, word, line, column));
    }

    private void advance(int count) {
        for (int i = 0; i < count; i++) {
            if (text.charAt(position++) == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
    }

    /** ASCII only: letters that look alike are how one name hides behind another. */
    private static boolean isWordStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '$';
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || c >= '0' && c <= '9';
    }
}
