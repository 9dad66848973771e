package fr.balise.adapters.server.following;

import fr.balise.adapters.formats.status.NoticeJson;
import fr.balise.adapters.server.ServerSettings;
import fr.balise.adapters.server.work.Snapshot;
import fr.balise.adapters.server.work.Workspace;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.operations.following.Following.Look;
import fr.balise.operations.following.Store;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks at the directory with each reading of the data, as {@code balise follow} does: keeps the indicators of the day, tells what
 * changed that no run of ours explains, and which thresholds are passed. Nothing is written to the directory.
 */
@Component
public final class DirectoryFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryFollower.class);

    private final Workspace workspace;
    private final ServerSettings settings;
    private final ExecutorService notices = Executors.newSingleThreadExecutor(work -> new Thread(work, "notices"));
    private volatile Optional<Found> latest = Optional.empty();

    /**
     * What a look found.
     *
     * @param passed the thresholds that are passed
     */
    public record Found(Look look, List<Text> passed) {}

    DirectoryFollower(Workspace workspace, ServerSettings settings) {
        this.workspace = workspace;
        this.settings = settings;
        workspace.tellReadings(this::look);
    }

    /** The last one; empty while nothing was read, or its day could not be kept. */
    public Optional<Found> latest() {
        return latest;
    }

    /** A reading is worth having where its day cannot be kept. */
    private void look(Snapshot read) {
        FollowSettings following = settings.following();
        try (Store store = settings.indicators()) {
            Look look = workspace
                    .following(following.unusedMonths(), following.keepMonths())
                    .look(read.facts(), workspace.addressed(read.plan()), read.readAt(), store);
            List<Text> passed = following.thresholds().stream()
                    .flatMap(threshold ->
                            threshold.passedBy(look.status().indicators().total()).stream())
                    .toList();
            latest = Optional.of(new Found(look, passed));
            told(look, passed);
        } catch (Refusal e) {
            LOG.warn("the indicators of {} are not kept: {}", read.asOf(), e.getMessage());
        }
    }

    private void told(Look look, List<Text> passed) {
        passed.forEach(text -> LOG.warn("a threshold is passed: {}", text.en()));
        if (!look.drift().isEmpty()) {
            LOG.warn(
                    "{} changes of the directory were made by another hand",
                    look.drift().size());
        }
        if (look.remarkable() || !passed.isEmpty()) {
            String notice = NoticeJson.write(look, passed);
            settings.following()
                    .webhook()
                    .ifPresent(webhook -> notices.execute(() -> {
                        try {
                            webhook.send(notice).ifPresent(lost -> LOG.warn("{}", lost.en()));
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }));
        }
    }

    @Override
    public void close() {
        notices.shutdownNow();
    }
}
