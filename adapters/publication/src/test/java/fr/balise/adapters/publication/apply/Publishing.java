package fr.balise.adapters.publication.apply;

import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.dialect.DialectReader;
import fr.balise.adapters.fhir.gateway.ApiKey;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.gateway.HapiTransport;
import fr.balise.adapters.fhir.gateway.NetworkSettings;
import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.publication.Fixtures;
import fr.balise.adapters.publication.RunListener;
import fr.balise.adapters.publication.RunReport;
import fr.balise.adapters.publication.StopFlag;
import fr.balise.adapters.publication.journal.Journal;
import fr.balise.adapters.publication.journal.MemoryJournal;
import fr.balise.adapters.publication.verify.VerificationReport;
import fr.balise.adapters.publication.verify.Verifier;
import fr.balise.engine.plan.Plan;
import fr.balise.samples.sandbox.LoggedRequest;
import fr.balise.samples.sandbox.SandboxDirectory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A publisher in front of a sandbox. Its pauses take no time. */
final class Publishing implements AutoCloseable {
    private final SandboxDirectory sandbox;
    private final Transport transport;
    private final Journal journal;
    private PublisherSettings settings;

    Publishing(SandboxDirectory sandbox, ApiDialect dialect) {
        this(sandbox, dialect, new MemoryJournal());
    }

    Publishing(SandboxDirectory sandbox, ApiDialect dialect, Journal journal) {
        this.sandbox = sandbox;
        this.transport = transport(sandbox.baseUrl());
        this.journal = journal;
        this.settings = PublisherSettings.of(dialect, Fixtures.SOMEBODY);
    }

    static Transport transport(URI base) {
        try {
            return new HapiTransport(NetworkSettings.of(base, ApiKey.of("sandbox"))
                    .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(5)));
        } catch (GatewayUnavailable e) {
            throw new AssertionError(e);
        }
    }

    static ApiDialect preset(String name) {
        return DialectReader.preset(name).orElseThrow();
    }

    Publishing combined() {
        settings = settings.combined();
        return this;
    }

    Journal journal() {
        return journal;
    }

    Publisher publisher() {
        return new Publisher(transport, transport, settings, journal, untiring(), new Random(1));
    }

    RunReport apply(Plan plan) {
        return apply(plan, new StopFlag());
    }

    RunReport apply(Plan plan, StopFlag stop) {
        try {
            sandbox.clearRequests();
            return publisher().apply(plan, "{}", Set.of(), stop, RunListener.SILENT);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    VerificationReport verify(Plan plan) {
        try {
            return new Verifier(transport, settings.dialect(), Timekeeper.system()).verify(plan);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The patches that the server received, {@code target} without the base path. */
    List<String> patches() {
        return sandbox.requests().stream()
                .filter(request -> request.method().equals("PATCH"))
                .map(LoggedRequest::target)
                .map(target -> target.replaceFirst("^/fhir/", ""))
                .sorted()
                .toList();
    }

    /** Real time, but pauses that take none. */
    private static Timekeeper untiring() {
        Timekeeper real = Timekeeper.system();
        return new Timekeeper() {
            @Override
            public Instant now() {
                return real.now();
            }

            @Override
            public long nanos() {
                return real.nanos();
            }

            @Override
            public void pause(Duration pause) {
                // No test waits.
            }
        };
    }

    @Override
    public void close() {
        transport.close();
    }
}
