package fr.balise.core.facts.directory;

/**
 * A source that could not be read whole. Silence in such a source proves nothing, so no removal may rest on it.
 */
public enum Gap {
    /** Lines of the stock name no readable address: an address that seems missing may stand there. */
    STOCK,
    /** Lines of the declarations name no readable address: an answer that seems missing may stand there. */
    DECLARATIONS,
    /** Entries of the directory could not be read: a resource that seems unknown may stand there. */
    DIRECTORY
}
