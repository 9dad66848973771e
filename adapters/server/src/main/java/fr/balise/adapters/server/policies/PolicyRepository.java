package fr.balise.adapters.server.policies;

import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.adapters.server.callers.Caller;
import fr.balise.adapters.server.policies.PolicyStep.Act;
import fr.balise.adapters.server.store.DocumentStore;
import fr.balise.adapters.server.store.StoreFailure;
import fr.balise.adapters.server.work.PolicyChoice;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.problems.InvalidPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Versions of the policy, each a zip that every command reads, named by the first digits of its digest; and what was done
 * with them, line after line.
 */
public final class PolicyRepository implements PolicyChoice {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyRepository.class);
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{16}");
    private static final String STEPS = "steps";

    /** No time of day: the same policy gives the same zip. */
    private static final long LONG_AGO = 315_532_800_000L;

    private final DocumentStore store;
    private final Clock clock;
    private String base = "";
    private volatile int stepsLookedAt;

    /** Those of a store. */
    public PolicyRepository(DocumentStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Begins with the policy of the command line.
     *
     * @return the policy to put in force: the version that took its place in an earlier life of the service, else itself
     * @throws InvalidPolicy when the one that is kept cannot be read
     */
    public PolicyFiles begin(PolicyFiles named) throws InvalidPolicy {
        base = keep(named, new Caller("", "--policy", ""), "").id();
        stepsLookedAt = store.count(STEPS);
        Optional<String> active = active();
        return active.isPresent() ? find(active.get()).orElseThrow().files() : named;
    }

    @Override
    public boolean mayHaveChanged() {
        try {
            return store.count(STEPS) != stepsLookedAt;
        } catch (StoreFailure e) {
            LOG.warn("which policy is in force cannot be read: {}", e.getMessage());
            return false;
        }
    }

    @Override
    public Optional<PolicyFiles> otherThan(PolicyFiles inForce) throws InvalidPolicy {
        stepsLookedAt = store.count(STEPS);
        Optional<String> other = active().filter(id -> !id.equals(PolicyVersion.idOf(inForce)));
        return other.isPresent() ? find(other.get()).map(PolicyVersion::files) : Optional.empty();
    }

    /** The version that was last put in force over the one of the command line. */
    private Optional<String> active() {
        return steps().stream()
                .filter(step -> step.act() == Act.ACTIVATED && step.from().equals(base))
                .reduce((first, second) -> second)
                .map(PolicyStep::version)
                .filter(this::isKept);
    }

    private boolean isKept(String id) {
        return NAME.matcher(id).matches() && store.names().contains(id);
    }

    /**
     * Keeps a version; one that is here already is kept once, and whoever hands it in has written it too.
     *
     * @param from the version that it was made of; empty for none
     */
    public PolicyVersion keep(PolicyFiles files, Caller who, String from) {
        String id = PolicyVersion.idOf(files);
        boolean known = isKept(id);
        if (!known) {
            store.write(id, zip(files));
        }
        if (!known || !who.id().isEmpty()) {
            store.add(STEPS, PolicyStep.of(id, Act.WRITTEN, who, clock.instant(), from));
        }
        return new PolicyVersion(id, files, stepsOf(id));
    }

    /** Keeps the certificate of a proof with a version, of which it is no part. */
    void certify(String id, PolicyFiles proved) {
        store.write(id, zip(proved));
    }

    /** Notes that a version was put in force. */
    void activated(String id, Caller who) {
        store.add(STEPS, PolicyStep.of(id, Act.ACTIVATED, who, clock.instant(), base));
    }

    /** The version of that name. */
    public Optional<PolicyVersion> find(String id) throws InvalidPolicy {
        return isKept(id)
                ? Optional.of(new PolicyVersion(id, unpacked(store.read(id).orElseThrow()), stepsOf(id)))
                : Optional.empty();
    }

    /** The steps of each version that is kept, the one that was handed in last first. */
    public Map<String, List<PolicyStep>> all() {
        List<PolicyStep> latest = new ArrayList<>(steps());
        Collections.reverse(latest);
        Map<String, List<PolicyStep>> all = new LinkedHashMap<>();
        latest.stream()
                .map(PolicyStep::version)
                .distinct()
                .filter(this::isKept)
                .forEach(id -> all.put(id, stepsOf(id)));
        return all;
    }

    /** Deletes a version; what was done with it stays told. */
    void discard(String id) {
        store.delete(id);
    }

    /**
     * Who wrote what would newly come into force with a version: of it, and of the versions that it was made of, back to one
     * that was in force.
     */
    Set<String> writers(String id) {
        Set<String> writers = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(id));
        while (!open.isEmpty()) {
            String at = open.remove(0);
            boolean settled = !at.equals(id)
                    && (at.equals(base) || stepsOf(at).stream().anyMatch(step -> step.act() == Act.ACTIVATED));
            if (!settled && seen.add(at)) {
                stepsOf(at).stream().filter(step -> step.act() == Act.WRITTEN).forEach(step -> {
                    writers.add(step.account());
                    open.add(step.from());
                });
            }
        }
        writers.remove("");
        return writers;
    }

    private List<PolicyStep> steps() {
        return store.lines(STEPS, PolicyStep.class);
    }

    private List<PolicyStep> stepsOf(String id) {
        return steps().stream().filter(step -> step.version().equals(id)).toList();
    }

    /**
     * The policy in a zip.
     *
     * @throws InvalidPolicy when it is no zip, or none that may be unpacked
     */
    public static PolicyFiles unpacked(byte[] zip) throws InvalidPolicy {
        try {
            Path file = Files.createTempFile("policy", ".zip");
            try {
                Files.write(file, zip);
                return PolicyFolder.read(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A policy as a zip. */
    public static byte[] zip(PolicyFiles files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.content().entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTime(LONG_AGO);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
