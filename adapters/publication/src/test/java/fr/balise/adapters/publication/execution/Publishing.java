package fr.balise.adapters.publication.execution;

import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.dialect.DialectReader;
import fr.balise.adapters.fhir.gateway.ApiKey;
import fr.balise.adapters.fhir.gateway.Call;
import fr.balise.adapters.fhir.gateway.Departure;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.gateway.Reply;
import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.fhir.http.HttpTransport;
import fr.balise.adapters.fhir.http.NetworkSettings;
import fr.balise.adapters.fhir.pacing.PacedTransport;
import fr.balise.adapters.fhir.pacing.RepeatPolicy;
import fr.balise.adapters.fhir.pacing.SmoothLimiter;
import fr.balise.adapters.fhir.pacing.Traffic;
import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.MemoryJournal;
import fr.balise.adapters.publication.Fixtures;
import fr.balise.adapters.publication.sending.PublisherSettings;
import fr.balise.adapters.publication.verify.Verifier;
import fr.balise.core.identity.RunName;
import fr.balise.core.planning.Plan;
import fr.balise.operations.running.RunListener;
import fr.balise.operations.running.StopFlag;
import fr.balise.operations.running.report.RunReport;
import fr.balise.operations.running.report.VerificationReport;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.gateway.LoggedRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** A publisher in front of a sandbox. Its pauses take no time. */
final class Publishing implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Attempts of a read: with a fifth of the calls failing, four in a row are met once in fifty runs. */
    private static final int MANY = 12;

    private final SandboxDirectory sandbox;
    private Transport transport;
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
        return transport(base, Duration.ofSeconds(5));
    }

    private static Transport transport(URI base, Duration timeout) {
        try {
            return new HttpTransport(
                    NetworkSettings.of(base, ApiKey.of("sandbox")).withTimeouts(timeout, timeout));
        } catch (GatewayUnavailable e) {
            throw new AssertionError(e);
        }
    }

    /** By the clock of the machine; stopped by nobody, heard by nobody. */
    static Publisher publisher(Transport reading, Transport writing, PublisherSettings settings, Journal journal) {
        return new Publisher(
                reading,
                writing,
                settings,
                journal,
                Timekeeper.system(),
                new Random(),
                new StopFlag(),
                RunListener.SILENT);
    }

    /** So many calls a second at most; 0 for no limit. */
    static Transport paced(Transport wire, int callsPerSecond) {
        Timekeeper time = Timekeeper.system();
        return new PacedTransport(
                wire,
                new SmoothLimiter(callsPerSecond, time),
                RepeatPolicy.overnight(),
                time,
                new Random(),
                () -> false,
                notice -> {},
                new Traffic());
    }

    static ApiDialect preset(String name) {
        return DialectReader.preset(name).orElseThrow();
    }

    Publishing combined() {
        settings = settings.combined();
        return this;
    }

    Publishing alone() {
        settings = new PublisherSettings(
                settings.dialect(),
                settings.identity(),
                settings.combine(),
                1,
                5,
                Duration.ofSeconds(1),
                PATIENCE,
                Duration.ofDays(1),
                Optional.empty());
        return this;
    }

    /**
     * Sends a change as often as it takes. A fault that strikes every third call may strike the same change again and
     * again, by the order in which calls happen to arrive; a test of what comes out in the end must not depend on it.
     */
    Publishing tireless() {
        settings = new PublisherSettings(
                settings.dialect(),
                settings.identity(),
                settings.combine(),
                settings.concurrency(),
                200,
                settings.firstPause(),
                settings.patience(),
                settings.visibleWithin(),
                Optional.empty());
        return this;
    }

    Publishing withReadTimeout(Duration timeout) {
        transport.close();
        transport = transport(sandbox.baseUrl(), timeout);
        return this;
    }

    /** Behind the pacing that repeats reads. */
    Publishing patient() {
        Timekeeper time = untiring();
        transport = new PacedTransport(
                transport,
                new SmoothLimiter(0, time),
                new RepeatPolicy(MANY, Duration.ofMinutes(30), true),
                time,
                new Random(1),
                () -> false,
                notice -> {},
                new Traffic());
        return this;
    }

    /** What a test sees of a call as it passes. */
    @FunctionalInterface
    interface Passing {
        Reply exchange(Call call, Departure departure) throws InterruptedException;
    }

    /** Behind the pace of a key; waiting ends with the flag. */
    Publishing paced(int callsPerSecond, StopFlag stop, Function<Transport, Passing> seen) {
        Timekeeper time = untiring();
        Transport there = transport;
        Passing passing = seen.apply(there);
        Transport watched = new Transport() {
            @Override
            public URI base() {
                return there.base();
            }

            @Override
            public Reply exchange(Call call, Departure departure) throws InterruptedException {
                return passing.exchange(call, departure);
            }

            @Override
            public void close() {
                there.close();
            }
        };
        transport = new PacedTransport(
                watched,
                new SmoothLimiter(callsPerSecond, time),
                RepeatPolicy.overnight(),
                time,
                new Random(1),
                stop::raised,
                notice -> {},
                new Traffic());
        return this;
    }

    Journal journal() {
        return journal;
    }

    Transport transport() {
        return transport;
    }

    Publisher publisher() {
        return publisher(transport);
    }

    Publisher publisher(Transport through) {
        return publisher(through, new StopFlag(), RunListener.SILENT);
    }

    Publisher publisher(Transport through, StopFlag stop, RunListener listener) {
        return new Publisher(through, through, settings, journal, untiring(), new Random(1), stop, listener);
    }

    RunReport apply(Plan plan) {
        return apply(plan, new StopFlag());
    }

    RunReport apply(Plan plan, StopFlag stop) {
        return apply(plan, stop, RunListener.SILENT);
    }

    RunReport apply(Plan plan, StopFlag stop, RunListener listener) {
        try {
            sandbox.clearRequests();
            return publisher(transport, stop, listener).apply(plan, Set.of());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    RunReport resume(RunName run, Plan plan) {
        try {
            return publisher().resume(run, plan);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    RunReport undo(RunName run) {
        return undo(run, new StopFlag(), RunListener.SILENT);
    }

    RunReport resumeUndo(RunName run) {
        try {
            return publisher().resumeUndo(run);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    RunReport undo(RunName run, StopFlag stop, RunListener listener) {
        try {
            return publisher(transport, stop, listener).undo(run);
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

    /** Real time, but pauses pass at once. */
    private static Timekeeper untiring() {
        Timekeeper real = Timekeeper.system();
        AtomicLong skipped = new AtomicLong();
        return new Timekeeper() {
            @Override
            public Instant now() {
                return real.now().plusNanos(skipped.get());
            }

            @Override
            public long nanos() {
                return real.nanos() + skipped.get();
            }

            @Override
            public void pause(Duration pause) {
                skipped.addAndGet(pause.toNanos());
            }
        };
    }

    @Override
    public void close() {
        transport.close();
    }
}
