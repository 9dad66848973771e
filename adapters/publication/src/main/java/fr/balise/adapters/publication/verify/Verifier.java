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
import fr.balise.adapters.publication.verify.VerificationReport.Check;
import fr.balise.core.digest.Sha256;
import fr.balise.core.facts.CarrierRef;
import fr.balise.core.findings.Text;
import fr.balise.core.planning.Change;
import fr.balise.core.planning.Plan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads the carriers of a plan again and says, change by change, whether the directory agrees. */
public final class Verifier {
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
        boolean agrees = view.isPresent() && Agreement.agrees(change, shown);
        return new Check(
                change.id().value(),
                change.action(),
                change.place().address(),
                change.place().carrier(),
                agrees,
                what(change, view, shown, agrees));
    }

    private static Text what(Change change, Optional<CarrierView> view, Optional<JsonNode> shown, boolean agrees) {
        if (view.isEmpty()) {
            return new Text("la ressource n'est pas dans l'annuaire", "the resource is not in the directory");
        }
        if (agrees) {
            return change instanceof Change.Detach
                    ? new Text("retirée", "taken off")
                    : new Text("publiée comme voulu", "published as wanted");
        }
        if (change instanceof Change.Detach) {
            return new Text("encore publiée", "still published");
        }
        return shown.isEmpty()
                ? new Text("pas publiée", "not published")
                : new Text("publiée avec d'autres attributs", "published with other attributes");
    }
}
