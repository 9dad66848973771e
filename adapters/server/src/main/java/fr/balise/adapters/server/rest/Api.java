package fr.balise.adapters.server.rest;

import fr.balise.adapters.server.problem.Problem;
import fr.balise.adapters.server.work.Page;
import fr.balise.core.digest.JsonTree;
import fr.balise.core.findings.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What the addresses of the API share: pages, forms of answers, and parameters that are held to their values. */
public final class Api {
    /** Below which all of them stand. */
    public static final String BASE = "/api/v1";
    /** How many items a page has where nobody says. */
    public static final String FIFTY = "50";

    private static final int LARGEST_PAGE = 1_000;

    private Api() {}

    /** That page of a list. */
    public static <T> Page<T> page(List<T> all, int page, int size) {
        if (page < 0) {
            throw wrong("page", "un nombre à partir de 0", "a number from 0 on");
        }
        if (size < 1 || size > LARGEST_PAGE) {
            throw wrong("size", "un nombre de 1 à " + LARGEST_PAGE, "a number from 1 to " + LARGEST_PAGE);
        }
        return Page.of(all, page, size);
    }

    /** The page with its items as JSON trees. */
    public static Page<Object> trees(Page<?> page) {
        return new Page<>(
                page.items().stream().<Object>map(Api::tree).toList(), page.page(), page.size(), page.total());
    }

    /** A value as the formats write it. */
    public static Object tree(Object value) {
        return Optional.ofNullable(JsonTree.of(value)).orElse("");
    }

    /** The value of an enumeration that a parameter names; empty where it was left out. */
    static <E extends Enum<E>> Optional<E> named(String parameter, @Nullable String said, Class<E> type) {
        if (said == null || said.isBlank()) {
            return Optional.empty();
        }
        return Stream.of(type.getEnumConstants())
                .filter(value -> value.name().equals(said.toUpperCase(Locale.ROOT)))
                .findFirst()
                .or(() -> {
                    String all =
                            Stream.of(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
                    throw wrong(parameter, all, all);
                });
    }

    static Optional<String> said(@Nullable String text) {
        return Optional.ofNullable(text).filter(said -> !said.isBlank());
    }

    private static Problem wrong(String parameter, String fr, String en) {
        return Problem.wrong(
                HttpStatus.BAD_REQUEST,
                parameter,
                new Text("« " + parameter + " » attend : " + fr + ".", "'" + parameter + "' takes: " + en + "."));
    }

    /** A document that the formats wrote, known by a digest. */
    public static ResponseEntity<byte[]> document(byte[] bytes, MediaType type, String digest) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noCache())
                .eTag("\"" + digest + "\"")
                .body(bytes);
    }

    /** The bytes of a text. */
    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
