package fr.balise.adapters.fhir.gateway;

import java.util.Locale;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A key of the gateway. It shows itself nowhere but in the header. */
public final class ApiKey {
    private static final String HEADER = "ESANTE-API-KEY";
    private static final ApiKey NONE = new ApiKey("");
    private static final String BLACK = "***";
    /** What begins each escape: where none of these stands, the key can only stand in plain writing. */
    private static final String ESCAPES = "\\%&";

    private final String value;
    private final Pattern written;

    private ApiKey(String value) {
        this.value = value;
        this.written =
                Pattern.compile(value.chars().mapToObj(ApiKey::anyWriting).collect(Collectors.joining()));
    }

    /** A character as it is, or in the escapes of JSON, of an address and of HTML. */
    private static String anyWriting(int c) {
        String plain = (c == '"' || c == '\\' || c == '/' ? "\\\\?" : "") + Pattern.quote(Character.toString(c));
        String hex = String.format(Locale.ROOT, "(?i:%02x)", c);
        return "(?:" + plain + "|\\\\{1,4}u00" + hex + "|%" + hex + "|&#x0{0,4}" + hex + ";|&#0{0,4}" + c + ";)";
    }

    /**
     * The key, without the white space around it.
     *
     * @throws IllegalArgumentException when it holds characters that no header can carry
     */
    public static ApiKey of(String value) {
        String key = value.strip();
        if (!key.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("an API key has only visible ASCII characters");
        }
        return new ApiKey(key);
    }

    /** No key: a server that asks for none. */
    public static ApiKey none() {
        return NONE;
    }

    /** True when there is no key. */
    public boolean isNone() {
        return value.isEmpty();
    }

    /** Puts the key into the header that the gateway asks for; nothing where there is no key. */
    public void putInto(BiConsumer<String, String> headers) {
        if (!isNone()) {
            headers.accept(HEADER, value);
        }
    }

    /** The text with the key, should it stand there in whatever escapes, blacked out. Never for what is still parsed. */
    public String hiddenIn(String text) {
        if (isNone()) {
            return text;
        }
        boolean escapes = ESCAPES.chars().anyMatch(sign -> text.indexOf(sign) >= 0);
        return escapes ? written.matcher(text).replaceAll(BLACK) : text.replace(value, BLACK);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ApiKey key && key.value.equals(value);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(value);
    }

    @Override
    public String toString() {
        return isNone() ? "none" : "***";
    }
}
