package fr.balise.adapters.journal.chain;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Texts as they stand in the database: UTF-8, deflated with a checksum (RFC 1950). */
final class Deflated {
    private static final int ROOM = 4_096;

    private Deflated() {}

    static byte[] of(String text) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(ROOM);
            byte[] room = new byte[ROOM];
            while (!deflater.finished()) {
                out.write(room, 0, deflater.deflate(room));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /**
     * The text again.
     *
     * @param longest bytes that it may have: a file that was handed over may be made to fill the memory
     * @throws DataFormatException when it is not what was written
     */
    static String text(byte[] deflated, long longest) throws DataFormatException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(deflated);
            ByteArrayOutputStream out = new ByteArrayOutputStream(ROOM);
            byte[] room = new byte[ROOM];
            while (!inflater.finished()) {
                int read = inflater.inflate(room);
                if (read == 0 && !inflater.finished() || out.size() > longest) {
                    throw new DataFormatException("cut off, altered or too long");
                }
                out.write(room, 0, read);
            }
            return out.toString(StandardCharsets.UTF_8);
        } finally {
            inflater.end();
        }
    }
}
