package fr.balise.samples.sandbox.options;

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
    public static final int CALLS_PER_SECOND = 17;

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
        return builder(folder).build();
    }

    public static Builder builder(Path folder) {
        return new Builder(folder);
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

    /** Starts from the behaviour of the live service. */
    public static final class Builder {
        private final Path folder;
        private int port;
        private Set<String> apiKeys = Set.of(DEFAULT_API_KEY);
        private int callsPerSecond = CALLS_PER_SECOND;
        private boolean retryAfter = true;
        private WriteDialect writeDialect = WriteDialect.ANY;
        private int defaultPageSize = 50;
        private int maxPageSize = 10_000;
        private boolean hideProtectedData;
        private boolean strictContentTypes;
        private int unknownParameterStatus = 400;
        private boolean refuseDeleteOfNothing;
        private EmailTypeOnWrite emailTypeOnWrite = EmailTypeOnWrite.AS_SENT;

        private Builder(Path folder) {
            this.folder = folder;
        }

        public Builder port(int port) {
            this.port = port;
            return this;
        }

        public Builder apiKeys(String... keys) {
            this.apiKeys = Set.of(keys);
            return this;
        }

        public Builder withoutApiKey() {
            this.apiKeys = Set.of();
            return this;
        }

        public Builder callsPerSecond(int calls) {
            this.callsPerSecond = calls;
            return this;
        }

        public Builder withoutRateLimit() {
            return callsPerSecond(0);
        }

        public Builder retryAfter(boolean said) {
            this.retryAfter = said;
            return this;
        }

        public Builder writeDialect(WriteDialect dialect) {
            this.writeDialect = dialect;
            return this;
        }

        public Builder defaultPageSize(int matches) {
            this.defaultPageSize = matches;
            return this;
        }

        public Builder maxPageSize(int matches) {
            this.maxPageSize = matches;
            return this;
        }

        public Builder hideProtectedData(boolean hidden) {
            this.hideProtectedData = hidden;
            return this;
        }

        public Builder strictContentTypes(boolean strict) {
            this.strictContentTypes = strict;
            return this;
        }

        public Builder unknownParameterStatus(int status) {
            this.unknownParameterStatus = status;
            return this;
        }

        public Builder refuseDeleteOfNothing(boolean refused) {
            this.refuseDeleteOfNothing = refused;
            return this;
        }

        public Builder emailTypeOnWrite(EmailTypeOnWrite handling) {
            this.emailTypeOnWrite = handling;
            return this;
        }

        public SandboxOptions build() {
            return new SandboxOptions(
                    folder,
                    port,
                    apiKeys,
                    callsPerSecond,
                    retryAfter,
                    writeDialect,
                    defaultPageSize,
                    maxPageSize,
                    hideProtectedData,
                    strictContentTypes,
                    unknownParameterStatus,
                    refuseDeleteOfNothing,
                    emailTypeOnWrite);
        }
    }
}
