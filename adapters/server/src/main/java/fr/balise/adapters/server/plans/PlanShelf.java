package fr.balise.adapters.server.plans;

import fr.balise.adapters.formats.json.UnusableFile;
import fr.balise.adapters.formats.plan.PlanFile;
import fr.balise.adapters.server.store.StoreFolder;
import fr.balise.core.planning.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plans kept as files, which the command line reads too. The name of a plan is its date and the first digits of its
 * digest, so that the same plan is kept once.
 */
public final class PlanShelf {
    private static final Logger LOG = LoggerFactory.getLogger(PlanShelf.class);
    private static final String ENDING = ".json";
    private static final int DIGITS = 16;
    private static final Pattern NAME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}-[0-9a-f]{" + DIGITS + "}");

    private final StoreFolder store;
    private final Map<String, Plan> plans = new ConcurrentSkipListMap<>(Comparator.reverseOrder());

    /**
     * The plans in a folder. A file that is no whole plan is left aside, and told.
     */
    public PlanShelf(StoreFolder store) {
        this.store = store;
        store.names().stream()
                .map(store::file)
                .filter(file -> NAME.matcher(name(file)).matches())
                .forEach(this::read);
    }

    private void read(Path file) {
        try {
            plans.put(name(file), PlanFile.read(file));
        } catch (UnusableFile e) {
            LOG.warn("{}", e.text().en());
        }
    }

    private static String name(Path file) {
        String name = Objects.requireNonNull(file.getFileName()).toString();
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : "";
    }

    /**
     * Keeps a plan.
     *
     * @return true when it was not here yet
     */
    public boolean keep(Plan plan) throws IOException {
        String name = nameOf(plan);
        if (plans.containsKey(name)) {
            return false;
        }
        PlanFile.write(plan, store.file(name + ENDING));
        return plans.putIfAbsent(name, plan) == null;
    }

    /** What a plan is called here, for example {@code 2026-12-01-8c41f0a3b27e9d10}. */
    public static String nameOf(Plan plan) {
        return plan.asOf() + "-" + plan.digest().hex().substring(0, DIGITS);
    }

    /** The plan of that name. */
    public Optional<Plan> find(String name) {
        return Optional.ofNullable(plans.get(name));
    }

    /** All plans by name, the latest date first. */
    public Collection<Map.Entry<String, Plan>> all() {
        return List.copyOf(plans.entrySet());
    }
}
