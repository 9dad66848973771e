package fr.balise.adapters.server.runs;

import fr.balise.adapters.server.work.PlanShelf;
import fr.balise.core.planning.Plan;
import fr.balise.operations.sources.FrenchDay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who made a plan, and who approved it: one file a plan, to which is only ever added. An approval names the digest of the
 * whole plan, and holds for no other.
 */
public final class Approvals {
    private static final Logger LOG = LoggerFactory.getLogger(Approvals.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final Clock clock;

    /** What somebody did with a plan. */
    public enum Act {
        MADE,
        APPROVED,
        WITHDRAWN
    }

    /**
     * What somebody did with a plan.
     *
     * @param account of whoever did it
     * @param by the name that goes with it
     * @param digest of the plan
     * @param overrides the limits that an approval lifts, by their words
     */
    public record Step(Act act, String account, String by, Instant at, String digest, Set<String> overrides) {
        /** Copies the set. */
        public Step {
            overrides = new TreeSet<>(overrides);
        }

        /** The day on which it was done, in France. */
        public LocalDate day() {
            return FrenchDay.of(at);
        }
    }

    /** Those kept in a folder, which must be there. */
    public Approvals(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Adds a step; once it returns, it survives any crash.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    public synchronized Step add(Plan plan, Act act, Caller who, Set<String> overrides) {
        Step step = new Step(
                act, who.id(), who.named(), clock.instant(), plan.digest().hex(), overrides);
        byte[] line = (JSON.writeValueAsString(step) + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel file = FileChannel.open(
                file(plan), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            for (ByteBuffer left = ByteBuffer.wrap(line); left.hasRemaining(); ) {
                file.write(left);
            }
            file.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return step;
    }

    /** Everything that was done with a plan, in order. */
    public synchronized List<Step> of(Plan plan) {
        Path file = file(plan);
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.flatMap(line -> read(line, file)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line that a crash cut short was never answered for, and counts for nothing. */
    private static Stream<Step> read(String line, Path file) {
        try {
            return Stream.of(JSON.readValue(line, Step.class));
        } catch (JacksonException e) {
            LOG.warn("{}: a line is not whole, and is left aside", file);
            return Stream.empty();
        }
    }

    /**
     * The approval that holds: the latest, of this very plan, since the last that was withdrawn.
     *
     * @param fourEyes true when who made the plan does not count
     */
    public Optional<Step> standing(Plan plan, boolean fourEyes) {
        String digest = plan.digest().hex();
        List<Step> steps =
                of(plan).stream().filter(step -> step.digest().equals(digest)).toList();
        Set<String> excluded = new TreeSet<>();
        steps.stream().filter(step -> fourEyes && step.act() == Act.MADE).forEach(step -> excluded.add(step.account()));
        Optional<Step> standing = Optional.empty();
        for (Step step : steps) {
            if (step.act() == Act.WITHDRAWN) {
                standing = Optional.empty();
            } else if (step.act() == Act.APPROVED && !excluded.contains(step.account())) {
                standing = Optional.of(step);
            }
        }
        return standing;
    }

    private Path file(Plan plan) {
        return folder.resolve(PlanShelf.nameOf(plan) + ".approval.ndjson");
    }
}
