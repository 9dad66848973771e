package fr.balise.adapters.dataset.reading;

import fr.balise.core.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The text of one file of a data set, read once: what is hashed is what is used. */
public final class TextFile {
    private TextFile() {}

    /** The text without its byte order mark; empty when it cannot be read, which makes the data set unusable. */
    public static Optional<String> read(String name, DataSetReading reading) {
        try (InputStream in = open(name, reading)) {
            byte[] bytes = in.readAllBytes();
            reading.input(name, new Sha256().bytes(bytes).hex());
            return decode(bytes, name, reading);
        } catch (IOException e) {
            reportUnreadable(name, e, reading);
            return Optional.empty();
        }
    }

    /** Opens a file; one that is no regular file is not opened, since a pipe would keep us waiting. */
    public static InputStream open(String name, DataSetReading reading) throws IOException {
        Path path = reading.path(name);
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new IOException("not a regular file");
        }
        return Files.newInputStream(path);
    }

    /** Tells why a file cannot be read, which makes the data set unusable. */
    public static void reportUnreadable(String name, IOException why, DataSetReading reading) {
        if (why instanceof NoSuchFileException && !Files.isSymbolicLink(reading.path(name))) {
            reading.unusable(
                    name, "ce fichier manque. Ajoutez-le au dossier.", "this file is missing. Add it to the folder.");
        } else {
            reading.unusable(
                    name,
                    "lecture impossible (" + why.getClass().getSimpleName() + "). Vérifiez que c'est un fichier et que"
                            + " vous avez le droit de le lire.",
                    "cannot be read (" + why.getClass().getSimpleName() + "). Check that it is a file and that you may"
                            + " read it.");
        }
    }

    private static Optional<String> decode(byte[] bytes, String name, DataSetReading reading) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CharsetDecoder utf8 = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = utf8.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            long line = text.chars().filter(c -> c == '\n').count() + 1;
            String octet = String.format("0x%02X", bytes[in.position()]);
            reading.unusable(
                    name + ":" + line,
                    "l'octet " + octet + " n'est pas de l'UTF-8. Enregistrez le fichier en UTF-8 (dans un tableur :"
                            + " « CSV UTF-8 »).",
                    "the byte " + octet + " is not UTF-8. Save the file as UTF-8 (in a spreadsheet program: \"CSV"
                            + " UTF-8\").");
            return Optional.empty();
        }
        return Optional.of(text.startsWith("\ufeff") ? text.substring(1) : text);
    }
}
