package fr.balise.core.findings;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why something that was asked for is not done: what, where, and what to do about it. Whatever reads, writes or
 * calls throws one, so that a command line or a server tells them all in one place.
 */
public class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient List<Text> sentences;

    /** What kind of answer it deserves: an exit status, the status of an HTTP problem. */
    public enum Kind {
        /** What was given cannot be used: an argument, a file, a setting. */
        INPUT,
        /** The policy cannot be used. */
        POLICY,
        /** A plan is not the one that was approved. */
        STALE,
        /** A safety limit says no; a person may lift it by name. */
        LIMIT,
        /** A server, a store or a disk does not do what it must. */
        UNAVAILABLE
    }

    /** One sentence. */
    public Refusal(Kind kind, Text text) {
        this(kind, List.of(text), null);
    }

    /** Everything that is wrong, at least one sentence. */
    public Refusal(Kind kind, List<Text> sentences, @Nullable Throwable cause) {
        super(sentences.stream().map(Text::en).collect(Collectors.joining("\n")), cause);
        this.kind = kind;
        this.sentences = List.copyOf(sentences);
    }

    /** What was given cannot be used. */
    public static Refusal input(Text text) {
        return new Refusal(Kind.INPUT, text);
    }

    /** What kind of answer it deserves. */
    public final Kind kind() {
        return kind;
    }

    /** Everything that is wrong, each with its place and what to do. */
    public final List<Text> sentences() {
        return sentences;
    }

    /** The sentences, one a line. */
    public Text text() {
        return new Text(lines(Text::fr), lines(Text::en));
    }

    private String lines(Function<Text, String> language) {
        return sentences.stream().map(language).collect(Collectors.joining("\n"));
    }
}
