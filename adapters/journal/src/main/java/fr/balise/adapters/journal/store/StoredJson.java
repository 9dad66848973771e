package fr.balise.adapters.journal.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.operations.following.counting.Figures;
import fr.balise.operations.following.counting.Indicator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Contents as they stand in a store: JSON, deflated. */
final class StoredJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** A file that was handed over may be made to fill the memory. */
    private static final int LONGEST = 1 << 30;

    private StoredJson() {}

    static byte[] figures(SortedMap<String, Figures> figures) {
        Map<String, Map<String, Long>> json = new LinkedHashMap<>();
        figures.forEach((member, group) -> {
            Map<String, Long> counts = new LinkedHashMap<>();
            group.counts().forEach((indicator, count) -> counts.put(indicator.key(), count));
            json.put(member, counts);
        });
        return deflated(json);
    }

    /** Of indicators that this version does not know nothing is told. */
    static SortedMap<String, Figures> figures(byte[] content) throws SQLException {
        SortedMap<String, Figures> figures = new TreeMap<>();
        inflated(content, new TypeReference<Map<String, Map<String, Long>>>() {})
                .forEach((member, group) -> {
                    Map<Indicator, Long> counts = new EnumMap<>(Indicator.class);
                    group.forEach((key, count) -> Indicator.named(key).ifPresent(known -> counts.put(known, count)));
                    figures.put(member, new Figures(counts));
                });
        return figures;
    }

    static byte[] places(SortedMap<String, String> places) {
        return deflated(places);
    }

    static SortedMap<String, String> places(byte[] content) throws SQLException {
        return inflated(content, new TypeReference<TreeMap<String, String>>() {});
    }

    private static byte[] deflated(Object json) {
        try {
            return deflated(MAPPER.writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] deflated(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static <T> T inflated(byte[] content, TypeReference<T> type) throws SQLException {
        try {
            return MAPPER.readValue(inflated(content), type);
        } catch (IOException e) {
            throw new SQLException("a row of the store is damaged", e);
        }
    }

    static byte[] inflated(byte[] content) throws SQLException {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(content))) {
            return in.readNBytes(LONGEST);
        } catch (IOException e) {
            throw new SQLException("a row of the store is damaged", e);
        }
    }
}
