package fr.balise.cells.csv;

import fr.balise.cells.Phrase;
import fr.balise.cells.UnreadableTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The lines of a file in UTF-8, whatever their ends ({@code \n}, {@code \r\n}, {@code \r}), one at a time. */
final class PhysicalLines {
    private static final int LONGEST = 4_000_000;
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Phrase SAVE_AS_UTF_8 = new Phrase(
            "Enregistrez le fichier en UTF-8 (dans un tableur : « CSV UTF-8 »).",
            "Save the file as UTF-8 (in a spreadsheet program: \"CSV UTF-8\").");

    private final InputStream in;
    private final byte[] buffer = new byte[65_536];
    private int at;
    private int filled;
    private byte[] line = new byte[1_024];
    private int number;

    PhysicalLines(InputStream in) {
        this.in = in;
    }

    /** The next line without its end; null behind the last. */
    @Nullable
    String next() throws IOException, UnreadableTable {
        if (peek() < 0) {
            return null;
        }
        number++;
        int length = 0;
        int b = read();
        while (b >= 0 && b != '\n' && b != '\r') {
            if (length == LONGEST) {
                throw new UnreadableTable(
                        number,
                        0,
                        new Phrase(
                                "la ligne a plus de " + LONGEST + " octets",
                                "the line has more than " + LONGEST + " bytes"),
                        new Phrase("Vérifiez que c'est une table.", "Check that it is a table."));
            }
            if (length == line.length) {
                line = Arrays.copyOf(line, 2 * length);
            }
            line[length++] = (byte) b;
            b = read();
        }
        if (b == '\r' && peek() == '\n') {
            at++;
        }
        return text(length);
    }

    private int read() throws IOException {
        int next = peek();
        at++;
        return next;
    }

    private int peek() throws IOException {
        if (at >= filled) {
            at = 0;
            filled = in.read(buffer);
        }
        return filled <= 0 ? -1 : buffer[at] & 0xFF;
    }

    private String text(int length) throws UnreadableTable {
        if (number == 1) {
            refuseUtf16(length);
        }
        String text = new String(line, 0, length, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            refuseMalformed(length);
        }
        return number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private void refuseUtf16(int length) throws UnreadableTable {
        boolean marked = length > 1 && (line[0] == -2 && line[1] == -1 || line[0] == -1 && line[1] == -2);
        if (marked || length > 1 && (line[0] == 0 || line[1] == 0)) {
            throw new UnreadableTable(
                    0, 0, new Phrase("le fichier est en UTF-16", "the file is in UTF-16"), SAVE_AS_UTF_8);
        }
    }

    private void refuseMalformed(int length) throws UnreadableTable {
        ByteBuffer bytes = ByteBuffer.wrap(line, 0, length);
        if (StandardCharsets.UTF_8
                .newDecoder()
                .decode(bytes, CharBuffer.allocate(length + 1), true)
                .isError()) {
            byte[] wrong = {line[bytes.position()]};
            String octet = String.format("0x%02X", wrong[0]);
            String letter = new String(wrong, WINDOWS);
            throw new UnreadableTable(
                    number,
                    0,
                    new Phrase(
                            "l'octet " + octet + " n'est pas de l'UTF-8 (en Windows-1252, ce serait « " + letter
                                    + " »)",
                            "the byte " + octet + " is not UTF-8 (in Windows-1252 it would be '" + letter + "')"),
                    SAVE_AS_UTF_8);
        }
    }
}
