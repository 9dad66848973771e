package fr.balise.adapters.server.plans;

import fr.balise.adapters.formats.json.UnusableFile;
import fr.balise.adapters.formats.plan.PlanFile;
import fr.balise.adapters.server.store.DocumentStore;
import fr.balise.core.planning.Plan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Plans as they are kept: each the file that the command line reads too. The name of a plan is its date and the first digits of
 * its digest, so that the same plan is kept once.
 */
public final class PlanRepository {
    private static final int DIGITS = 16;
    private static final int MOST_AT_HAND = 8;
    private static final Pattern NAME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}-[0-9a-f]{" + DIGITS + "}");

    private final DocumentStore store;
    private final Map<String, Plan> atHand = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Plan> eldest) {
            return size() > MOST_AT_HAND;
        }
    });

    /** The plans of a store. */
    public PlanRepository(DocumentStore store) {
        this.store = store;
    }

    /**
     * Keeps a plan.
     *
     * @return true when it was not here yet
     */
    public boolean keep(Plan plan) {
        String name = nameOf(plan);
        boolean isNew = !names().contains(name);
        if (isNew) {
            store.write(name, PlanFile.write(plan));
        }
        atHand.put(name, plan);
        return isNew;
    }

    /** What a plan is called here, for example {@code 2026-12-01-8c41f0a3b27e9d10}. */
    public static String nameOf(Plan plan) {
        return plan.asOf() + "-" + plan.digest().hex().substring(0, DIGITS);
    }

    /** The names of all plans, the latest date first. */
    public List<String> names() {
        List<String> names = new ArrayList<>(store.names());
        Collections.reverse(names);
        return names;
    }

    /**
     * The plan of that name.
     *
     * @throws IllegalStateException when it was altered, or is of another version
     */
    public Optional<Plan> find(String name) {
        if (!NAME.matcher(name).matches() || !names().contains(name)) {
            return Optional.empty();
        }
        Plan known = atHand.get(name);
        return known == null ? store.read(name).map(content -> read(name, content)) : Optional.of(known);
    }

    private Plan read(String name, byte[] content) {
        try {
            Plan plan = PlanFile.read(content, name);
            atHand.put(name, plan);
            return plan;
        } catch (UnusableFile e) {
            throw new IllegalStateException(e);
        }
    }

    /** Erases a plan, and who made and approved it. */
    public void erase(String name) {
        store.erase(name);
        atHand.remove(name);
    }
}
