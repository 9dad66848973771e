package fr.balise.core.identity;

import java.util.regex.Pattern;

/**
 * A SHA-256.
 *
 * @param hex 64 hexadecimal digits, lower case
 */
public record Digest(String hex) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /** @throws InvalidIdentifier when the text has another form */
    public Digest {
        if (!FORM.matcher(hex).matches()) {
            throw new InvalidIdentifier(
                    InvalidIdentifier.quoted(hex) + " is not a digest: 64 hexadecimal digits in lower case");
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
