package fr.balise.adapters.publication.verify;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.fhir.model.CanonicalJson;
import fr.balise.adapters.fhir.search.DirectorySearch;
import fr.balise.adapters.publication.carriers.Agreement;
import fr.balise.adapters.publication.carriers.CarrierReading;
import fr.balise.adapters.publication.carriers.CarrierView;
import fr.balise.core.digest.Sha256;
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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

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

    /**
     * Looks at every change.
     *
     * @throws GatewayUnavailable when the directory does not answer as it must
     */
    public VerificationReport verify(Plan plan) throws GatewayUnavailable, InterruptedException {
        return verify(plan, plan.changes());
    }

    /**
     * Looks at so many changes, taken at random.
     *
     * @param seed the same seed takes the same changes
     * @throws GatewayUnavailable when the directory does not answer as it must
     */
    public VerificationReport sample(Plan plan, int size, long seed) throws GatewayUnavailable, InterruptedException {
        List<Change> shuffled = new ArrayList<>(plan.changes());
        Collections.shuffle(shuffled, new Random(seed));
        List<Change> taken = new ArrayList<>(shuffled.subList(0, Math.min(size, shuffled.size())));
        taken.sort(Change.ORDER);
        return verify(plan, taken);
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
        VerificationReport seen = verify(plan);
        List<Change> awaited = asBefore(plan.changes(), seen);
        if (awaited.isEmpty() || within.isZero()) {
            return seen;
        }
        notices.accept(MESSAGES.text("awaiting", awaited.size(), within.toSeconds()));
        long until = time.nanos() + within.toNanos();
        Duration pause = FIRST_PAUSE;
        while (!awaited.isEmpty() && until - time.nanos() > 0 && !stopped.getAsBoolean()) {
            rest(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE, until, stopped);
            pause = pause.multipliedBy(2);
            awaited = asBefore(awaited, verify(plan, awaited));
        }
        return verify(plan);
    }

    private void rest(Duration pause, long until, BooleanSupplier stopped) throws InterruptedException {
        long end = Math.min(until, time.nanos() + pause.toNanos());
        for (long left = end - time.nanos(); left > 0 && !stopped.getAsBoolean(); left = end - time.nanos()) {
            time.pause(Duration.ofNanos(Math.min(left, FIRST_PAUSE.toNanos())));
        }
    }

    private static List<Change> asBefore(List<Change> changes, VerificationReport seen) {
        Set<String> ids = seen.asBefore().stream().map(Check::changeId).collect(Collectors.toSet());
        return changes.stream()
                .filter(change -> ids.contains(change.id().value()))
                .toList();
    }

    private VerificationReport verify(Plan plan, List<Change> changes) throws GatewayUnavailable, InterruptedException {
        Sha256 digest = new Sha256();
        List<Check> checks = new ArrayList<>();
        // Some at a time: the resources behind a national plan do not fit into memory.
        for (int from = 0; from < changes.size(); from += DirectorySearch.BATCH) {
            List<Change> some = changes.subList(from, Math.min(from + DirectorySearch.BATCH, changes.size()));
            Map<CarrierRef, CarrierView> views = reading.read(carriers(some));
            for (Change change : some) {
                Optional<CarrierView> view =
                        Optional.ofNullable(views.get(change.place().carrier()));
                Optional<JsonNode> shown =
                        view.flatMap(there -> there.mailbox(change.place().address()));
                digest.bytes(change.place().carrier() + " " + change.place().address() + " "
                        + shown.map(CanonicalJson::of).orElse("-") + "\n");
                checks.add(check(change, view, shown));
            }
        }
        return new VerificationReport(
                plan.digest().hex(),
                plan.policy().digest(),
                time.now(),
                plan.changes().size(),
                List.copyOf(checks),
                digest.hex());
    }

    private static Set<CarrierRef> carriers(List<Change> changes) {
        return changes.stream().map(change -> change.place().carrier()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Check check(Change change, Optional<CarrierView> view, Optional<JsonNode> shown) {
        Sight sight = sight(change, view, shown);
        return new Check(
                change.id().value(),
                change.action(),
                change.place().address(),
                change.place().carrier(),
                sight,
                what(change, view, shown, sight));
    }

    private static Sight sight(Change change, Optional<CarrierView> view, Optional<JsonNode> shown) {
        if (view.isPresent() && Agreement.agrees(change, shown)) {
            return Sight.AS_WANTED;
        }
        boolean before = view.isPresent()
                && shown.map(CanonicalJson::fingerprint)
                        .equals(change.expected().fingerprint());
        return before ? Sight.AS_BEFORE : Sight.OTHERWISE;
    }

    private static Text what(Change change, Optional<CarrierView> view, Optional<JsonNode> shown, Sight sight) {
        if (view.isEmpty()) {
            return MESSAGES.text("noResource");
        }
        boolean removed = change instanceof Change.Detach;
        if (sight == Sight.AS_WANTED) {
            return MESSAGES.text(removed ? "removed" : "asWanted");
        }
        if (removed) {
            return MESSAGES.text("stillThere");
        }
        return MESSAGES.text(shown.isEmpty() ? "notThere" : "otherwise");
    }
}
