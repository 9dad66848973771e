package fr.balise.adapters.server.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Work that takes a while: how far it is, and what came of it.
 *
 * @param <T> what comes of it
 */
public final class Job<T> {
    private final String id;
    private final List<Consumer<Progress>> watchers = new ArrayList<>();
    private Progress progress;
    private boolean paused;
    private @Nullable T result;

    /** Where a job stands. */
    public enum State {
        WAITING,
        RUNNING,
        /** It holds still, and goes on when it is asked to. */
        PAUSED,
        DONE,
        CANCELLED,
        FAILED,
        /** The service ended under it. */
        INTERRUPTED;

        /** True when nothing more will come. */
        public boolean isEnd() {
            return compareTo(DONE) >= 0;
        }
    }

    /**
     * How far a job is.
     *
     * @param done steps that are over
     * @param steps all steps
     */
    public record Progress(State state, int done, int steps) {}

    /** A job that waits for its turn. */
    public Job(String id, int steps) {
        this.id = id;
        this.progress = new Progress(State.WAITING, 0, steps);
    }

    /** Its name, hard to guess. */
    public String id() {
        return id;
    }

    /** How far it is. */
    public synchronized Progress progress() {
        return progress;
    }

    /** What came of it; empty until it is done. */
    public synchronized Optional<T> result() {
        return Optional.ofNullable(result);
    }

    /** Tells a watcher how far it is now, and from then on. */
    public synchronized void watch(Consumer<Progress> watcher) {
        watcher.accept(progress);
        if (!progress.state().isEnd()) {
            watchers.add(watcher);
        }
    }

    /** Asks it to end; it does before its next step. */
    public void cancel() {
        end(State.CANCELLED);
    }

    /** Tells that it holds still from now on, or goes on. */
    public synchronized void pause(boolean still) {
        paused = still;
        if (progress.state() == State.RUNNING || progress.state() == State.PAUSED) {
            tell(new Progress(going(), progress.done(), progress.steps()));
        }
    }

    private State going() {
        return paused ? State.PAUSED : State.RUNNING;
    }

    /**
     * Tells that another step begins.
     *
     * @throws CancellationException when it was cancelled
     */
    public synchronized void step() {
        if (progress.state().isEnd()) {
            throw new CancellationException();
        }
        int done = progress.state() == State.WAITING ? 0 : progress.done() + 1;
        tell(new Progress(going(), done, progress.steps()));
    }

    /** Tells that it begins now, and how many steps it has. */
    public synchronized void begin(int steps) {
        if (!progress.state().isEnd()) {
            tell(new Progress(going(), 0, steps));
        }
    }

    /** Tells that another step is over. */
    public synchronized void advance() {
        if (!progress.state().isEnd()) {
            tell(new Progress(going(), progress.done() + 1, progress.steps()));
        }
    }

    /** Tells what came of it. */
    public synchronized void done(T outcome) {
        if (!progress.state().isEnd()) {
            result = outcome;
            tell(new Progress(State.DONE, progress.steps(), progress.steps()));
        }
    }

    /** Tells that it ended without result. */
    public synchronized void end(State state) {
        if (!progress.state().isEnd()) {
            tell(new Progress(state, progress.done(), progress.steps()));
        }
    }

    private void tell(Progress now) {
        progress = now;
        watchers.forEach(watcher -> watcher.accept(now));
        if (now.state().isEnd()) {
            watchers.clear();
        }
    }
}
