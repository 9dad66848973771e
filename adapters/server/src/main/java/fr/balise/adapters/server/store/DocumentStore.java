package fr.balise.adapters.server.store;

import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.store.SqlDocuments;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Documents of one kind, and lines of JSON to which is only ever added. Once a call returns, what it wrote survives any crash,
 * and is seen by other services on the same database. Each call throws a {@link StoreFailure} when the database does not answer.
 */
public final class DocumentStore {
    private static final Logger LOG = LoggerFactory.getLogger(DocumentStore.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final SqlDocuments all;
    private final String name;
    private final Clock clock;

    /** The one of that name. */
    public DocumentStore(SqlDocuments all, String name, Clock clock) {
        this.all = all;
        this.name = name;
        this.clock = clock;
    }

    @FunctionalInterface
    private interface Work<T> {
        T done() throws JournalFailure;
    }

    private static <T> T done(Work<T> work) {
        try {
            return work.done();
        } catch (JournalFailure e) {
            throw new StoreFailure(e);
        }
    }

    /** The names of its documents, in order. */
    public List<String> names() {
        return done(() -> all.names(name));
    }

    /** The document of that name. */
    public Optional<byte[]> read(String document) {
        return done(() -> all.read(name, document));
    }

    /** Keeps a document, in place of one of that name. */
    public void write(String document, byte[] content) {
        done(() -> {
            all.write(name, document, content, clock.instant());
            return document;
        });
    }

    /** Deletes a document; lines of that name stay. */
    public void delete(String document) {
        done(() -> {
            all.delete(name, document);
            return document;
        });
    }

    /** Adds a line to those of a name. */
    public void add(String of, Object line) {
        done(() -> {
            all.add(name, of, JSON.writeValueAsString(line), clock.instant());
            return of;
        });
    }

    /** How many lines a name has. */
    public int count(String of) {
        return done(() -> all.count(name, of));
    }

    /** The lines of a name, in order. */
    public <T> List<T> lines(String of, Class<T> type) {
        return done(() -> all.lines(name, of)).stream()
                .flatMap(line -> read(line, type, of))
                .toList();
    }

    private static <T> Stream<T> read(String line, Class<T> type, String of) {
        try {
            return Stream.of(JSON.readValue(line, type));
        } catch (JacksonException e) {
            LOG.warn("a line of {} cannot be read, and is left aside", of);
            return Stream.empty();
        }
    }

    /** Erases documents with which nothing was done since, and what was done with them. */
    int forget(Instant before) {
        return done(() -> all.forget(name, before));
    }

    /** Erases lines that are older. */
    int forgetLines(Instant before) {
        return done(() -> all.forgetLines(name, before));
    }

    /** Erases a document, and what was done with it. */
    public void erase(String document) {
        done(() -> {
            all.erase(name, document);
            return document;
        });
    }
}
