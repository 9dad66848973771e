package fr.balise.adapters.formats.watch;

import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.problems.InvalidPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a policy folder, or zip, at regular intervals, and tells when what it holds has changed. A change is told
 * when two looks in a row see the same, so that a policy being saved is not taken half written. Looking works where
 * notices of the file system do not: on network shares, in containers, through links.
 *
 * <pre>{@code
 * PolicyFiles files = PolicyFolder.read(folder);
 * ReloadingEngine engine = ReloadingEngine.start(files, admissions, listener);
 * PolicyWatch watch = new PolicyWatch(folder, files, changes);
 * watch.start(Duration.ofSeconds(2));
 * }</pre>
 */
public final class PolicyWatch implements AutoCloseable {
    /** Whoever must know of changes; called by the watching thread. */
    public interface Changes {
        /** The folder holds something else than before. */
        void changed(PolicyFiles files);

        /** The folder cannot be read any more; told once until it changes. */
        void unreadable(InvalidPolicy why);
    }

    private final Path folder;
    private final Changes changes;
    private final ScheduledExecutorService thread;
    private String told;
    private @Nullable String seen;

    /**
     * Watches nothing yet.
     *
     * @param known what is in use already, which is not told again
     */
    public PolicyWatch(Path folder, PolicyFiles known, Changes changes) {
        this.folder = folder;
        this.changes = changes;
        this.told = known.bundleDigest();
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread named = new Thread(work, "balise-policy-watch");
            named.setDaemon(true);
            return named;
        });
    }

    /** Looks from now on, with so much time between two looks. */
    public void start(Duration pause) {
        thread.scheduleWithFixedDelay(this::lookQuietly, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void lookQuietly() {
        try {
            look();
        } catch (RuntimeException e) {
            // a listener that fails must not end the watch; the change is told and not told again
            Thread.currentThread().getUncaughtExceptionHandler().uncaughtException(Thread.currentThread(), e);
        }
    }

    /** Looks once. */
    synchronized void look() {
        Optional<PolicyFiles> files = Optional.empty();
        Optional<InvalidPolicy> refusal = Optional.empty();
        String now;
        try {
            files = Optional.of(PolicyFolder.read(folder));
            now = files.get().bundleDigest();
        } catch (InvalidPolicy e) {
            refusal = Optional.of(e);
            now = "unreadable: " + e.getMessage();
        }
        boolean settled = now.equals(seen);
        seen = now;
        if (!settled || now.equals(told)) {
            return;
        }
        told = now;
        files.ifPresent(changes::changed);
        refusal.ifPresent(changes::unreadable);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
