package fr.balise.adapters.publication.verify;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.fhir.model.contact.CanonicalJson;
import fr.balise.adapters.fhir.search.DirectorySearch;
import fr.balise.adapters.publication.carriers.Agreement;
import fr.balise.adapters.publication.carriers.CarrierReading;
import fr.balise.adapters.publication.carriers.CarrierView;
import fr.balise.core.digest.Sha256;
import fr.balise.core.digest.StoredList;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Text;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.change.Change;
import fr.balise.operations.running.report.VerificationReport;
import fr.balise.operations.running.report.VerificationReport.Check;
import fr.balise.operations.running.report.VerificationReport.Sight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the carriers of a plan again and says, change by change, whether the directory agrees. */
public final class Verifier {
    private static final Messages MESSAGES = Messages.beside(Verifier.class, "verification");

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final CarrierReading reading;
    private final Timekeeper time;

    /** Reads through a transport. */
    public Verifier(Transport transport, ApiDialect dialect, Timekeeper time) {
        this.reading = new CarrierReading(transport, dialect);
        this.time = time;
    }

    /** What a look at some changes saw, and which of them, by their place in the plan, show as they stood before. */
    private record Look(VerificationReport report, BitSet asBefore) {}

    /** A way in which a change may not be there. */
    private record Difference(Sight sight, Text what) {}

    /**
     * Looks at every change.
     *
     * @throws GatewayUnavailable when the directory does not answer as it must
     */
    public VerificationReport verify(Plan plan) throws GatewayUnavailable, InterruptedException {
        return look(plan, all(plan)).report();
    }

    private static BitSet all(Plan plan) {
        BitSet all = new BitSet();
        all.set(0, plan.changes().size());
        return all;
    }

    /**
     * Looks at so many changes, taken at random.
     *
     * @param seed the same seed takes the same changes
     * @throws GatewayUnavailable when the directory does not answer as it must
     */
    public VerificationReport sample(Plan plan, int size, long seed) throws GatewayUnavailable, InterruptedException {
        int changes = plan.changes().size();
        BitSet taken = new BitSet();
        new Random(seed)
                .ints(0, Math.max(changes, 1))
                .distinct()
                .limit(Math.min(size, changes))
                .forEach(taken::set);
        return look(plan, taken).report();
    }

    /**
     * Looks at every change, and again, with longer and longer pauses, at what does not show yet: what one server took,
     * another may show later.
     *
     * @param within how long to wait at most
     * @param stopped asks to wait no longer
     * @param notices is told once that something is awaited
     * @throws GatewayUnavailable when the directory does not answer as it must
     */
    public VerificationReport await(Plan plan, Duration within, BooleanSupplier stopped, Consumer<Text> notices)
            throws GatewayUnavailable, InterruptedException {
        Look seen = look(plan, all(plan));
        BitSet awaited = seen.asBefore();
        if (awaited.isEmpty() || within.isZero()) {
            return seen.report();
        }
        notices.accept(MESSAGES.text("awaiting", awaited.cardinality(), within.toSeconds()));
        long until = time.nanos() + within.toNanos();
        Duration pause = FIRST_PAUSE;
        while (!awaited.isEmpty() && until - time.nanos() > 0 && !stopped.getAsBoolean()) {
            rest(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE, until, stopped);
            pause = pause.multipliedBy(2);
            awaited = look(plan, awaited).asBefore();
        }
        return verify(plan);
    }

    private void rest(Duration pause, long until, BooleanSupplier stopped) throws InterruptedException {
        long end = Math.min(until, time.nanos() + pause.toNanos());
        for (long left = end - time.nanos(); left > 0 && !stopped.getAsBoolean(); left = end - time.nanos()) {
            time.pause(Duration.ofNanos(Math.min(left, FIRST_PAUSE.toNanos())));
        }
    }

    /** Some at a time: neither a national plan nor the resources behind it fit into memory. */
    private Look look(Plan plan, BitSet wanted) throws GatewayUnavailable, InterruptedException {
        Sha256 digest = new Sha256();
        Differences differences = new Differences(plan.changes());
        BitSet asBefore = new BitSet();
        Iterator<Change> changes = plan.changes().iterator();
        int place = 0;
        for (int from = wanted.nextSetBit(0); from >= 0; from = wanted.nextSetBit(place)) {
            SortedMap<Integer, Change> some = new TreeMap<>();
            for (; some.size() < DirectorySearch.BATCH && changes.hasNext(); place++) {
                Change change = changes.next();
                if (wanted.get(place)) {
                    some.put(place, change);
                }
            }
            Map<CarrierRef, CarrierView> views = reading.read(carriers(some.values()));
            some.forEach((at, change) -> {
                Optional<CarrierView> view =
                        Optional.ofNullable(views.get(change.place().carrier()));
                Optional<JsonNode> shown =
                        view.flatMap(there -> there.mailbox(change.place().address()));
                digest.bytes(change.place().carrier() + " " + change.place().address() + " "
                        + shown.map(CanonicalJson::of).orElse("-") + "\n");
                difference(change, view, shown).ifPresent(found -> {
                    differences.add(at, found);
                    asBefore.set(at, found.sight() == Sight.AS_BEFORE);
                });
            });
        }
        return new Look(
                new VerificationReport(
                        plan.digest().hex(),
                        plan.policy().digest(),
                        time.now(),
                        plan.changes().size(),
                        wanted.cardinality(),
                        differences,
                        digest.hex()),
                asBefore);
    }

    private static Set<CarrierRef> carriers(Collection<Change> changes) {
        return changes.stream().map(change -> change.place().carrier()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those of a list of changes that differ: a byte for each, and the changes as they are read again. */
    private static final class Differences extends StoredList<Check> {
        private final List<Change> changes;
        private final byte[] kinds;
        private final List<Difference> known = new ArrayList<>();
        private int size;

        Differences(List<Change> changes) {
            this.changes = changes;
            this.kinds = new byte[changes.size()];
        }

        void add(int place, Difference difference) {
            if (!known.contains(difference)) {
                known.add(difference);
            }
            kinds[place] = (byte) (known.indexOf(difference) + 1);
            size++;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public Iterator<Check> iterator() {
            AtomicInteger place = new AtomicInteger();
            return changes.stream()
                    .flatMap(change -> {
                        int kind = kinds[place.getAndIncrement()];
                        return kind == 0 ? Stream.empty() : Stream.of(check(change, known.get(kind - 1)));
                    })
                    .iterator();
        }

        private static Check check(Change change, Difference difference) {
            return new Check(
                    change.id().value(),
                    change.action(),
                    change.place().address(),
                    change.place().carrier(),
                    difference.sight(),
                    difference.what());
        }
    }

    private static Optional<Difference> difference(
            Change change, Optional<CarrierView> view, Optional<JsonNode> shown) {
        if (view.isEmpty()) {
            return Optional.of(new Difference(Sight.OTHERWISE, MESSAGES.text("noResource")));
        }
        if (Agreement.agrees(change, shown)) {
            return Optional.empty();
        }
        boolean before =
                shown.map(CanonicalJson::fingerprint).equals(change.expected().fingerprint());
        String what = change instanceof Change.Detach ? "stillThere" : shown.isEmpty() ? "notThere" : "otherwise";
        return Optional.of(new Difference(before ? Sight.AS_BEFORE : Sight.OTHERWISE, MESSAGES.text(what)));
    }
}
