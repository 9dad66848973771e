package fr.balise.adapters.fhir.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The bytes of an answer as the server sent them, held once. They are JSON, thus UTF-8, or nothing that we can read. */
public final class Body {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int SMALLEST_PIECE = 16 * 1024;
    private static final int LARGEST_PIECE = 1024 * 1024;

    private final List<byte[]> pieces;

    /** A body that goes past what any answer of a directory may be. */
    public static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(String message) {
            super(message);
        }
    }

    private Body(List<byte[]> pieces) {
        this.pieces = pieces;
    }

    /** That text in UTF-8. */
    public static Body of(String text) {
        return new Body(List.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Reads to the end.
     *
     * @param most bytes, once they are decompressed
     * @throws TooLarge when there are more
     */
    public static Body read(InputStream in, long most) throws IOException {
        List<byte[]> pieces = new ArrayList<>();
        long size = 0;
        int next = SMALLEST_PIECE;
        while (true) {
            byte[] piece = in.readNBytes(next);
            pieces.add(piece);
            size += piece.length;
            if (size > most) {
                throw new TooLarge("a body of more than " + most + " bytes");
            }
            if (piece.length < next) {
                return new Body(List.copyOf(pieces));
            }
            next = Math.min(2 * next, LARGEST_PIECE);
        }
    }

    /** The bytes, from the first on. */
    public InputStream stream() {
        if (pieces.size() == 1) {
            return new ByteArrayInputStream(pieces.get(0));
        }
        return new SequenceInputStream(Collections.enumeration(
                pieces.stream().map(ByteArrayInputStream::new).toList()));
    }

    /** The JSON object that it is; empty when it is something else. */
    public Optional<JsonNode> json() {
        try (InputStream all = stream()) {
            return Optional.of(MAPPER.readTree(all)).filter(JsonNode::isObject);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The first bytes as text. */
    String beginning(int bytes) {
        try (InputStream all = stream()) {
            return new String(all.readNBytes(bytes), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can always be read", e);
        }
    }

    /** The whole as text, a second time in memory: for answers to a patch and for messages. */
    public String text() {
        return pieces.size() == 1 ? new String(pieces.get(0), StandardCharsets.UTF_8) : beginning(Integer.MAX_VALUE);
    }

    /** False for a page of HTML, half a body, or none. */
    public boolean looksLikeJsonObject() {
        return firstVisible() == '{' && lastVisible() == '}';
    }

    private int firstVisible() {
        for (byte[] piece : pieces) {
            for (byte b : piece) {
                if (b > ' ' || b < 0) {
                    return b;
                }
            }
        }
        return -1;
    }

    private int lastVisible() {
        for (int i = pieces.size() - 1; i >= 0; i--) {
            byte[] piece = pieces.get(i);
            for (int k = piece.length - 1; k >= 0; k--) {
                if (piece[k] > ' ' || piece[k] < 0) {
                    return piece[k];
                }
            }
        }
        return -1;
    }
}
