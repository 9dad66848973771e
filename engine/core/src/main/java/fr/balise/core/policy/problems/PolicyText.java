package fr.balise.core.policy.problems;

import fr.balise.core.findings.Text;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The text of a file: UTF-8, of bounded size, without a character that hides or reorders what people see. */
public final class PolicyText {
    private static final int LARGEST_FILE = 1_000_000;
    private static final int MOST_TOLD = 10;

    private PolicyText() {}

    /** The text without its byte order mark; empty when anything is wrong, which goes to {@code problems}. */
    public static Optional<String> read(String path, byte[] bytes, PolicyProblems problems) {
        if (bytes.length > LARGEST_FILE) {
            problems.add(
                    path,
                    0,
                    0,
                    new Text(
                            "fichier de plus de " + LARGEST_FILE + " octets",
                            "file larger than " + LARGEST_FILE + " bytes"),
                    new Text("Coupez-le en plusieurs.", "Split it."));
            return Optional.empty();
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        String decoded = out.flip().toString();
        if (result.isError()) {
            problems.add(
                    path,
                    line(decoded, decoded.length()),
                    column(decoded, decoded.length()),
                    new Text("le fichier n'est pas en UTF-8", "the file is not UTF-8"),
                    new Text("Enregistrez-le en UTF-8.", "Save it as UTF-8."));
            return Optional.empty();
        }
        String text = decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
        return onlyVisible(path, text, problems) ? Optional.of(text) : Optional.empty();
    }

    private static boolean onlyVisible(String path, String text, PolicyProblems problems) {
        int told = 0;
        for (int at = 0; at < text.length() && told < MOST_TOLD; at += Character.charCount(text.codePointAt(at))) {
            int c = text.codePointAt(at);
            boolean endOfLine = c == '\n' || c == '\r' && text.startsWith("\r\n", at);
            if (c != '\t' && !endOfLine && isInvisible(c)) {
                told++;
                String name = String.format("U+%04X %s", c, Character.getName(c));
                problems.add(
                        path,
                        line(text, at),
                        column(text, at),
                        new Text("caractère invisible " + name, "invisible character " + name),
                        new Text(
                                "Supprimez-le : il peut cacher ou déplacer ce qu'on lit.",
                                "Delete it: it can hide or move what people read."));
            }
        }
        return told == 0;
    }

    /** Controls, separators of lines and what formats text without being seen, such as a change of direction. */
    public static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static int line(String text, int position) {
        return 1
                + (int) text.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private static int column(String text, int position) {
        return position - text.lastIndexOf('\n', position - 1);
    }
}
