package fr.balise.adapters.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where results go. A {@link java.io.PrintStream} keeps quiet about what it could not write; this remembers it, so that a
 * full disk or a closed output does not pass for success.
 */
final class ResultOutput extends OutputStream {
    private final OutputStream target;
    private @Nullable IOException failure;

    ResultOutput(OutputStream target) {
        this.target = target;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            target.write(bytes, offset, length);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }

    /** Why results were lost; empty when none were, or when their reader left before the end as {@code head} does. */
    Optional<IOException> lost() {
        return Optional.ofNullable(failure).filter(why -> !readerLeft(why));
    }

    /** The C library says so in the language of the machine; every one that we know keeps the word. */
    private static boolean readerLeft(IOException why) {
        return String.valueOf(why.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }
}
