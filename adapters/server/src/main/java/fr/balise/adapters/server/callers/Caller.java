package fr.balise.adapters.server.callers;

import fr.balise.core.EngineVersion;
import fr.balise.operations.running.RunIdentity;

/**
 * Who asks, as the journal names it (EX_GDT_5040).
 *
 * @param id of the account, which never changes
 * @param name of the person or program
 * @param address from which the request came
 */
public record Caller(String id, String name, String address) {
    /** As a run is written down. */
    public RunIdentity identity() {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.version") + ", Java "
                + System.getProperty("java.version");
        return new RunIdentity(named(), "balise serve " + EngineVersion.current() + " (" + system + ")", address);
    }

    /** The name, and the account where that is something else. */
    public String named() {
        return id.isEmpty() || id.equals(name) ? name : name + " (" + id + ")";
    }
}
