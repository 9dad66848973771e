package fr.balise.adapters.fhir.gateway;

import java.util.Objects;

/** A key of the gateway. It shows itself nowhere but in the header. */
public final class ApiKey {
    private static final ApiKey NONE = new ApiKey("");

    private final String value;

    private ApiKey(String value) {
        this.value = value;
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

    String value() {
        return value;
    }

    /** The text with the key, should it stand there, blacked out. */
    public String hiddenIn(String text) {
        return isNone() ? text : text.replace(value, "***");
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
