package fr.balise.operations.following;

import fr.balise.operations.sources.MemoryOverlay;

/**
 * A mailbox on a record of the directory.
 *
 * @param carrier for example {@code PractitionerRole/123}
 */
public record Place(String carrier, String address) {
    /** As {@link MemoryOverlay#place} names it. */
    public String key() {
        return MemoryOverlay.place(carrier, address);
    }

    /** The one of such a key. */
    static Place of(String key) {
        int space = key.indexOf(' ');
        return new Place(key.substring(0, space), key.substring(space + 1));
    }
}
