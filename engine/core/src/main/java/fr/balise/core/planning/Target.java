package fr.balise.core.planning;

import java.util.List;

/**
 * What a plan is for: one directory, and the way into it. A plan is applied to no other.
 *
 * @param directory base address of the server that answers; of the public extract, {@link #EXTRACT} and its day
 * @param endpoint base address of the server that takes what is written; empty while nobody named it
 * @param dialect name of the API dialect in which it is written
 * @param domains the operator's mail domains there
 */
public record Target(String directory, String endpoint, String dialect, List<String> domains) {
    /** Begins the directory of what was planned on the public extract, a day behind it: that is applied nowhere. */
    public static final String EXTRACT = "extract:";

    /** Sorts the domains. */
    public Target {
        domains = domains.stream().sorted().toList();
    }
}
