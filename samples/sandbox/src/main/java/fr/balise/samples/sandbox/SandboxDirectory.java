package fr.balise.samples.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.samples.sandbox.content.DirectoryContent;
import fr.balise.samples.sandbox.content.DirectoryContent.Written;
import fr.balise.samples.sandbox.content.FhirJson;
import fr.balise.samples.sandbox.content.ResourceFiles;
import fr.balise.samples.sandbox.faults.FaultPlan;
import fr.balise.samples.sandbox.gateway.LoggedRequest;
import fr.balise.samples.sandbox.gateway.RequestLog;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.hl7.fhir.r4.model.Resource;

/**
 * A directory that runs in this process, on 127.0.0.1: the read API and the PATCH API of the Annuaire Santé over resources
 * read from files. It forgets every change when it closes. Its threads do not keep the JVM alive.
 */
public final class SandboxDirectory implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DirectoryContent content;
    private final FaultPlan faults = new FaultPlan();
    private final RequestLog log = new RequestLog();
    private final SandboxServer server;

    private SandboxDirectory(SandboxOptions options, Clock clock, LongSupplier nanoTime) {
        this.content = new DirectoryContent(ResourceFiles.read(options.folder()), clock);
        this.server = SandboxServer.start(options, content, faults, log, clock, nanoTime);
    }

    /**
     * Reads the files and starts to listen.
     *
     * @throws IllegalArgumentException if the folder is missing, with every fault found in its files
     * @throws UncheckedIOException if a file cannot be read or the port is taken
     */
    public static SandboxDirectory start(SandboxOptions options) {
        return start(options, System::nanoTime);
    }

    /** With a clock of the caller's for what is dated: versions and answers. */
    public static SandboxDirectory start(SandboxOptions options, Clock clock) {
        return new SandboxDirectory(options, clock, System::nanoTime);
    }

    /** With a clock of the caller's for the rate limit. */
    static SandboxDirectory start(SandboxOptions options, LongSupplier nanoTime) {
        return new SandboxDirectory(options, Clock.systemUTC(), nanoTime);
    }

    /** {@code http://127.0.0.1:PORT/fhir} */
    public URI baseUrl() {
        return server.baseUrl();
    }

    /** {@code http://127.0.0.1:PORT/sandbox}, where faults, calls and state are within reach of other processes. */
    public URI adminUrl() {
        return baseUrl().resolve("/sandbox");
    }

    /** The calls received, in the order of arrival, those turned away included. */
    public List<LoggedRequest> requests() {
        return log.list();
    }

    public void clearRequests() {
        log.clear();
    }

    /** The faults in force; add to it, clear it. */
    public FaultPlan faults() {
        return faults;
    }

    /**
     * The resource as it is stored, whatever reads hide; a copy.
     *
     * @throws NoSuchElementException if there is none
     */
    public <T extends Resource> T snapshot(Class<T> type, String id) {
        return type.cast(stored(type.getSimpleName(), id).copy());
    }

    /**
     * The canonical JSON of the resource as it is stored: equal texts, equal resources.
     *
     * @throws NoSuchElementException if there is none
     */
    public String resourceJson(String resourceType, String id) {
        return FhirJson.write(stored(resourceType, id));
    }

    /**
     * The canonical JSON of its {@code telecom}; {@code []} when it has none.
     *
     * @throws NoSuchElementException if there is no such resource
     */
    public String telecomJson(String resourceType, String id) {
        try {
            return JSON.readTree(resourceJson(resourceType, id))
                    .withArray("telecom")
                    .toString();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Changes a resource as somebody else would, outside any call; its version moves on.
     *
     * @throws NoSuchElementException if there is none
     */
    public <T extends Resource> void changeBehindTheBack(Class<T> type, String id, Consumer<T> change) {
        Optional<Written> written = content.change(type.getSimpleName(), id, stored -> {
            change.accept(type.cast(stored));
            return stored;
        });
        if (written.isEmpty()) {
            throw missing(type.getSimpleName(), id);
        }
    }

    /** Stops listening; calls under way end at once. */
    @Override
    public void close() {
        server.close();
    }

    private Resource stored(String type, String id) {
        return content.find(type, id).orElseThrow(() -> missing(type, id));
    }

    private static NoSuchElementException missing(String type, String id) {
        return new NoSuchElementException("The sandbox holds no " + type + "/" + id);
    }
}
