package fr.balise.samples.sandbox.options;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Set;

/**
 * How a sandbox directory behaves. The values of {@link #serving} imitate the live service; each of the others is a way
 * in which real servers, or drafts of their description, differ.
 *
 * @param folder the {@code *.json} Bundles and {@code *.ndjson} files it starts from; they are never written to
 * @param port where it listens on 127.0.0.1; 0 for any free port
 * @param apiKeys the accepted values of the {@code ESANTE-API-KEY} header; none means that no key is asked for
 * @param callsPerSecond the calls of one key accepted in any second; 0 for no limit
 * @param retryAfter whether a 429 says when to come back
 * @param writeDialect the description of conditional patches it holds clients to
 * @param defaultPageSize matches on a page when the search does not say
 * @param maxPageSize the largest page; a greater {@code _count} is brought down to it
 * @param hideProtectedData whether reads hide what the public data hide ({@code responsible}; on a Practitioner {@code
 *     listeRouge} too)
 * @param strictContentTypes whether a content type with parameters, such as a charset, is refused
 * @param unknownParameterStatus the answer to an unknown search parameter: 400, or 500 as was observed
 * @param refuseDeleteOfNothing whether a delete that matches nothing answers 422 rather than 200
 * @param emailTypeOnWrite what happens to a mailbox that is written without its messaging type
 */
public record SandboxOptions(
        Path folder,
        int port,
        Set<String> apiKeys,
        int callsPerSecond,
        boolean retryAfter,
        WriteDialect writeDialect,
        int defaultPageSize,
        int maxPageSize,
        boolean hideProtectedData,
        boolean strictContentTypes,
        int unknownParameterStatus,
        boolean refuseDeleteOfNothing,
        EmailTypeOnWrite emailTypeOnWrite) {

    /** The key that is accepted unless others are given. It protects nothing: the sandbox holds invented data. */
    public static final String DEFAULT_API_KEY = "sandbox";

    /** The limit of the live gateway. */
    private static final int CALLS_PER_SECOND = 17;

    public SandboxOptions {
        apiKeys = Set.copyOf(apiKeys);
        requireAtLeast(0, port, "port");
        requireAtLeast(0, callsPerSecond, "callsPerSecond");
        requireAtLeast(1, defaultPageSize, "defaultPageSize");
        requireAtLeast(1, maxPageSize, "maxPageSize");
        requireAtLeast(400, unknownParameterStatus, "unknownParameterStatus");
    }

    /** The options that imitate the live service, on a free port. */
    public static SandboxOptions serving(Path folder) {
        return new SandboxOptions(
                folder,
                0,
                Set.of(DEFAULT_API_KEY),
                CALLS_PER_SECOND,
                true,
                WriteDialect.ANY,
                50,
                10_000,
                false,
                false,
                400,
                false,
                EmailTypeOnWrite.AS_SENT);
    }

    /**
     * These options but for one.
     *
     * @param option the name of a component
     * @param value of its type, or a text that says such a value
     * @throws IllegalArgumentException saying which options there are, or what is wrong with the value
     */
    public SandboxOptions with(String option, Object value) {
        ObjectNode all = JsonRecords.JSON.valueToTree(this);
        ObjectNode given = JsonRecords.JSON.createObjectNode().set(option, JsonRecords.JSON.valueToTree(value));
        return JsonRecords.read(SandboxOptions.class, all, given);
    }

    public SandboxOptions withoutRateLimit() {
        return with("callsPerSecond", 0);
    }

    /** Without the keys: options end up in logs, keys must not. */
    @Override
    public String toString() {
        return "SandboxOptions[folder=" + folder + ", port=" + port + ", apiKeys=" + apiKeys.size()
                + ", callsPerSecond=" + callsPerSecond + "]";
    }

    private static void requireAtLeast(int least, int value, String name) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
        }
    }

    /** The guides require a messaging type on every mailbox; the examples of the drafts never send one. */
    public enum EmailTypeOnWrite {
        /** Kept as it was sent, with or without. */
        AS_SENT,
        /** Added by the server where it is missing. */
        ADDED,
        /** Refused with 422 where it is missing. */
        REQUIRED
    }
}
