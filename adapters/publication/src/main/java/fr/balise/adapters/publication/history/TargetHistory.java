package fr.balise.adapters.publication.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.journal.Entry;
import fr.balise.adapters.journal.Journal;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.journal.audit.RunOutline;
import fr.balise.core.planning.Plan;
import fr.balise.core.safety.Breach;
import fr.balise.core.safety.Limit;
import fr.balise.core.safety.PastRuns;
import fr.balise.core.safety.PastRuns.RefusedPlan;
import fr.balise.core.safety.SafetyCheck;
import fr.balise.operations.running.RunIdentity;
import fr.balise.operations.sources.DirectoryAddress;
import fr.balise.operations.sources.FrenchDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a journal tells of earlier runs on one directory. The chain is the only witness: a refusal, and who ended the
 * quarantine, are as much a trace as a call is.
 */
public final class TargetHistory {
    /** Under this name stands what belongs to no run. */
    private static final String NO_RUN = "quarantine";

    private final Map<String, LocalDate> days = new HashMap<>();
    private final Map<String, Integer> removed = new HashMap<>();
    private Optional<RefusedPlan> quarantine = Optional.empty();
    private Map<String, Integer> counts = Map.of();

    private TargetHistory() {}

    private record Event(long number, Entry.Kind kind, String run, ObjectNode content) {}

    /**
     * Reads it.
     *
     * @param directory where carriers are read
     * @throws JournalFailure when the journal cannot be read
     */
    public static PastRuns of(Journal journal, DirectoryAddress directory) throws JournalFailure {
        List<Event> events = new ArrayList<>();
        for (Entry.Kind kind : List.of(
                Entry.Kind.RUN_STARTED,
                Entry.Kind.RUN_FINISHED,
                Entry.Kind.PLAN_REFUSED,
                Entry.Kind.QUARANTINE_ENDED)) {
            journal.read(
                    kind,
                    entry -> entry.content()
                            .filter(content -> !RunOutline.purged(entry))
                            .ifPresent(content -> events.add(new Event(entry.number(), kind, entry.run(), content))));
        }
        events.sort(Comparator.comparingLong(Event::number));
        TargetHistory history = new TargetHistory();
        events.forEach(event -> history.add(event, directory.address()));
        return history.pastRuns();
    }

    private void add(Event event, String directory) {
        ObjectNode content = event.content();
        if (event.kind() == Entry.Kind.RUN_FINISHED) {
            if (days.containsKey(event.run())) {
                removed.put(event.run(), content.path("removed").asInt());
            }
        } else if (content.path("directory").asText().equals(directory)) {
            switch (event.kind()) {
                case PLAN_REFUSED -> refused(content);
                case QUARANTINE_ENDED -> quarantine = Optional.empty();
                default -> started(event.run(), content);
            }
        }
    }

    private void refused(ObjectNode content) {
        List<String> overrides = texts(content, "overrides");
        if (!overrides.isEmpty()) {
            quarantine = Optional.of(new RefusedPlan(content.path("plan").asText(), day(content), overrides));
        }
    }

    private void started(String run, ObjectNode content) {
        if (!content.path("kind").asText().equals("APPLY")) {
            return;
        }
        List<String> lifted = texts(content, "lifted");
        if (quarantine
                .filter(refused -> lifted.containsAll(refused.overrides()))
                .isPresent()) {
            quarantine = Optional.empty();
        }
        Map<String, Integer> held = new TreeMap<>();
        content.path("sources")
                .properties()
                .forEach(source -> held.put(source.getKey(), source.getValue().asInt()));
        // A run of a part measured nothing.
        counts = held.isEmpty() ? counts : held;
        if (lifted.stream().flatMap(word -> Limit.named(word).stream()).noneMatch(Limit::isOnAmounts)) {
            // Until the run tells otherwise it is taken to have removed all that it meant to.
            days.put(run, day(content));
            removed.put(run, content.path("removals").asInt());
        }
    }

    private PastRuns pastRuns() {
        TreeMap<LocalDate, Integer> removals = new TreeMap<>();
        days.forEach((run, day) -> removals.merge(day, removed.getOrDefault(run, 0), Integer::sum));
        return new PastRuns(counts, removals, quarantine);
    }

    private static List<String> texts(ObjectNode content, String name) {
        List<String> texts = new ArrayList<>();
        content.path(name).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static LocalDate day(ObjectNode content) {
        return FrenchDay.of(Instant.parse(content.path("at").asText()));
    }

    /**
     * Writes down that limits refused a plan, which puts its target in quarantine.
     *
     * @throws JournalFailure when it cannot be written
     */
    public static void refuse(
            Journal journal,
            DirectoryAddress directory,
            Plan plan,
            Collection<Breach> breaches,
            RunIdentity identity,
            Instant at)
            throws JournalFailure {
        ObjectNode content = content("REFUSE", directory, identity, at);
        content.put("plan", plan.digest().hex()).put("policy", plan.policy().digest());
        SafetyCheck.overridesNeeded(breaches).forEach(content.withArray("overrides")::add);
        breaches.forEach(breach -> content.withArray("why").add(breach.text().en()));
        journal.append(List.of(new Entry(NO_RUN, Entry.Kind.PLAN_REFUSED, content)), List.of());
    }

    /**
     * Writes down that a person rejects the plan that was refused, which ends the quarantine.
     *
     * @throws JournalFailure when it cannot be written
     */
    public static void reject(
            Journal journal, DirectoryAddress directory, RefusedPlan plan, RunIdentity identity, Instant at)
            throws JournalFailure {
        ObjectNode content = content("REJECT", directory, identity, at);
        content.put("plan", plan.digest());
        journal.append(List.of(new Entry(NO_RUN, Entry.Kind.QUARANTINE_ENDED, content)), List.of());
    }

    private static ObjectNode content(String action, DirectoryAddress directory, RunIdentity identity, Instant at) {
        return Entry.action(action, identity, at).put("directory", directory.address());
    }
}
