package fr.balise.core.policy.syntax;

import fr.balise.core.cases.Vocabulary;
import fr.balise.core.policy.problems.PolicyProblems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lays a rule file out in the one canonical way, and keeps its comments: what stands on lines of its own stays above
 * what it stood above, what ends a line goes on ending it. Formatting twice changes nothing more.
 */
public final class RuleFormatter {
    private static final int WIDEST = 120;

    /** In {@code $case : PublicationCase (} the bracket is the fourth word. */
    private static final int OPENING = 3;

    private static final int EMPTY_PATTERN = 5;

    private final List<Token> tokens;
    private final StringBuilder out = new StringBuilder();
    private int position;

    private RuleFormatter(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** The file formatted; empty when it has problems, which are told as in loading. */
    public static Optional<String> format(String file, String text, Vocabulary vocabulary, PolicyProblems problems) {
        int before = problems.count();
        RuleParser.parse(file, text, vocabulary, problems);
        return problems.count() > before
                ? Optional.empty()
                : Optional.of(new RuleFormatter(RuleLexer.cutWithComments(text)).file());
    }

    private String file() {
        while (true) {
            boolean rule = commentsBetweenRules();
            if (!rule) {
                return out.toString();
            }
            rule();
        }
    }

    /** Passes to the next rule; false when the file has no other. Single blank lines between comments stay. */
    private boolean commentsBetweenRules() {
        int lastLine = -1;
        while (peek().kind() == Token.Kind.COMMENT) {
            Token comment = tokens.get(position++);
            separate(lastLine, comment);
            line(0, text(comment));
            lastLine = comment.line() + lines(comment) - 1;
        }
        if (peek().kind() == Token.Kind.END_OF_FILE) {
            return false;
        }
        separate(lastLine, peek());
        return true;
    }

    private void separate(int lastLine, Token next) {
        boolean afterRule = lastLine < 0 && !out.isEmpty();
        if (afterRule || lastLine >= 0 && next.line() > lastLine + 1) {
            out.append('\n');
        }
    }

    private void rule() {
        part(0, takeThrough(Token.Kind.STRING), " ");
        part(2, takeBefore("when"), "");
        part(0, take(), "");
        pattern();
        part(0, take(), "");
        while (!nextWord().is("end")) {
            part(2, takeThroughSymbol(";"), "");
        }
        part(0, take(), "");
    }

    private void pattern() {
        List<Token> all = takeBefore("then");
        int opening = indexOfWord(all, OPENING);
        all.subList(0, opening).stream().filter(RuleFormatter::isComment).forEach(comment -> line(2, text(comment)));
        all.subList(0, opening).removeIf(RuleFormatter::isComment);
        List<Token> words = all.stream().filter(token -> !isComment(token)).toList();
        int last = indexOfWord(all, words.size() - 1);
        if (words.size() == EMPTY_PATTERN) {
            part(2, all, " ");
        } else if (all.subList(0, last).stream().noneMatch(RuleFormatter::isComment)) {
            fill(all, last);
        } else {
            oneByOne(all, OPENING, last);
        }
    }

    /** As many constraints on a line as fit, the next ones below the first. */
    private void fill(List<Token> all, int closing) {
        StringBuilder line = new StringBuilder("  " + joined(all.subList(0, OPENING + 1), " ") + " ");
        int indent = line.length();
        List<List<Token>> constraints = constraints(all, OPENING + 1, closing).stream()
                .flatMap(constraint -> atSigns(constraint).stream())
                .toList();
        for (int at = 0; at < constraints.size(); at++) {
            String constraint = joined(constraints.get(at), " ");
            boolean ends = at == constraints.size() - 1;
            int length = constraint.length() + (ends ? " )".length() : 0);
            if (line.length() > indent && line.length() + length > WIDEST) {
                line(0, line.toString().stripTrailing());
                line = new StringBuilder(" ".repeat(indent));
            }
            line.append(constraint).append(' ');
        }
        StringBuilder rest = new StringBuilder(")");
        List<Token> below = new ArrayList<>();
        for (Token comment : all.subList(closing + 1, all.size())) {
            if (comment.line() == all.get(closing).line() && below.isEmpty()) {
                rest.append(' ').append(text(comment));
            } else {
                below.add(comment);
            }
        }
        line(0, line.append(rest).toString());
        below.forEach(comment -> line(2, text(comment)));
    }

    /** A constraint cut before each of its outermost "and" and "or". */
    private static List<List<Token>> atSigns(List<Token> constraint) {
        List<List<Token>> parts = new ArrayList<>();
        int start = 0;
        int depth = 0;
        for (int at = 0; at < constraint.size(); at++) {
            Token word = constraint.get(at);
            depth += word.is("(") ? 1 : word.is(")") ? -1 : 0;
            if (depth == 0 && (word.is("||") || word.is("&&"))) {
                parts.add(constraint.subList(start, at));
                start = at;
            }
        }
        parts.add(constraint.subList(start, constraint.size()));
        return parts;
    }

    /** Each constraint on its own line, with the comments that stand at it. */
    private void oneByOne(List<Token> all, int opening, int closing) {
        part(2, withTrailing(all, 0, opening), " ");
        for (List<Token> constraint : constraints(all, endWithTrailing(all, opening) + 1, closing)) {
            part(4, constraint, " ");
        }
        part(2, all.subList(closing, all.size()), " ");
    }

    /** Cut behind each comma between two of them, and behind what ends its line. */
    private static List<List<Token>> constraints(List<Token> all, int from, int closing) {
        List<List<Token>> constraints = new ArrayList<>();
        int start = from;
        int depth = 0;
        for (int at = from; at < closing; at++) {
            depth += all.get(at).is("(") ? 1 : all.get(at).is(")") ? -1 : 0;
            if (depth == 0 && all.get(at).is(",")) {
                constraints.add(withTrailing(all, start, at));
                start = endWithTrailing(all, at) + 1;
                at = start - 1;
            }
        }
        if (start < closing) {
            constraints.add(all.subList(start, closing));
        }
        return constraints;
    }

    private static int indexOfWord(List<Token> all, int number) {
        int words = -1;
        for (int at = 0; at < all.size(); at++) {
            words += isComment(all.get(at)) ? 0 : 1;
            if (words == number) {
                return at;
            }
        }
        throw new IllegalStateException("a pattern has at least five words");
    }

    /** Up to the word, and the comments that end its line. */
    private static List<Token> withTrailing(List<Token> all, int from, int last) {
        return all.subList(from, endWithTrailing(all, last) + 1);
    }

    private static int endWithTrailing(List<Token> all, int last) {
        int end = last;
        while (end + 1 < all.size()
                && isComment(all.get(end + 1))
                && all.get(end + 1).line() == all.get(last).line()) {
            end++;
        }
        return end;
    }

    /** Writes one line: the comments that stood before its last word above it, those that ended it at its end. */
    private void part(int indent, List<Token> part, String inside) {
        int last = part.size() - 1;
        while (last >= 0 && isComment(part.get(last))) {
            last--;
        }
        if (last < 0) {
            part.forEach(comment -> line(indent, text(comment)));
            return;
        }
        List<Token> words = new ArrayList<>();
        for (Token token : part.subList(0, last + 1)) {
            if (isComment(token)) {
                line(indent, text(token));
            } else {
                words.add(token);
            }
        }
        StringBuilder line = new StringBuilder(joined(words, inside));
        List<Token> after = new ArrayList<>();
        for (Token comment : part.subList(last + 1, part.size())) {
            if (comment.line() == part.get(last).line() && after.isEmpty()) {
                line.append(' ').append(text(comment));
            } else {
                after.add(comment);
            }
        }
        line(indent, line.toString());
        after.forEach(comment -> line(indent, text(comment)));
    }

    private static String joined(List<Token> words, String insidePattern) {
        StringBuilder line = new StringBuilder();
        for (int at = 0; at < words.size(); at++) {
            if (at > 0 && Spacing.between(words, at - 1, !insidePattern.isEmpty())) {
                line.append(' ');
            }
            Token word = words.get(at);
            line.append(word.kind() == Token.Kind.STRING ? RuleText.quoted(word.text()) : word.text());
        }
        return line.toString();
    }

    private void line(int indent, String text) {
        if (!text.isEmpty()) {
            out.append(" ".repeat(indent)).append(text).append('\n');
        }
    }

    private static String text(Token comment) {
        return comment.text().stripTrailing().replace("\r\n", "\n");
    }

    private static int lines(Token comment) {
        return (int) comment.text().lines().count();
    }

    private static boolean isComment(Token token) {
        return token.kind() == Token.Kind.COMMENT;
    }

    private Token peek() {
        return tokens.get(position);
    }

    private Token nextWord() {
        int at = position;
        while (isComment(tokens.get(at))) {
            at++;
        }
        return tokens.get(at);
    }

    private List<Token> take() {
        return takeUntil(token -> true, true);
    }

    private List<Token> takeThrough(Token.Kind kind) {
        return takeUntil(token -> token.kind() == kind, true);
    }

    private List<Token> takeThroughSymbol(String symbol) {
        return takeUntil(token -> token.is(symbol), true);
    }

    private List<Token> takeBefore(String word) {
        return takeUntil(token -> token.is(word), false);
    }

    private interface Stop {
        boolean at(Token word);
    }

    /** Takes words and the comments among them; after a last word also the comments that end its line. */
    private List<Token> takeUntil(Stop stop, boolean inclusive) {
        List<Token> taken = new ArrayList<>();
        while (isComment(peek()) || !stop.at(peek())) {
            taken.add(tokens.get(position++));
        }
        if (inclusive) {
            Token last = tokens.get(position++);
            taken.add(last);
            while (isComment(peek()) && peek().line() == last.line()) {
                taken.add(tokens.get(position++));
            }
        }
        return taken;
    }
}
