package fr.balise.core.planning.dossiers;

import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Carrier.PracticeSituation;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.identity.MailboxAddress;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The part of a plan in which each fact is decided. A part has its mailboxes, answers and carriers, and structures of
 * other parts without what is published on them, so that what is decided in it is what would be decided of all facts.
 */
public final class Routing implements Serializable {
    /** The most parts that there can be. */
    public static final int MOST = Long.SIZE;

    private static final long serialVersionUID = 1;
    private static final int NOWHERE = -1;

    private final int parts;
    private final boolean all;
    private final KeyTable homes;
    private final byte[] partOfHome;
    private final KeyTable apart;
    private final KeyTable shown = new KeyTable();
    private long[] shownIn = new long[16];

    Routing(Joined joined, KeyTable apart, int parts, boolean all) {
        this.parts = parts;
        this.all = all;
        this.apart = apart;
        this.homes = joined.keys();
        this.partOfHome = joined.partOfEach(parts);
    }

    /** What a carrier is decided with: a situation with its professional, any other by itself. */
    static long home(Carrier carrier) {
        CarrierRef named = carrier instanceof PracticeSituation situation
                ? situation.practitioner().carrier().orElse(carrier.ref())
                : carrier.ref();
        return Key.of(named);
    }

    /** How many parts there are. */
    public int parts() {
        return parts;
    }

    /** The part of a mailbox and of the answers for it, from 0 on. */
    public int of(MailboxAddress address) {
        return Math.max(0, part(Key.of(address)));
    }

    /** The part in which changes on that carrier are decided; negative where nothing of ours can stand on it. */
    public int of(Carrier carrier) {
        return all ? 0 : part(home(carrier));
    }

    /**
     * The other parts that need to see the carrier, without what is published on it: bit 0 for part 0, and so on. One
     * that {@link #isApart} may be needed in any.
     */
    public long beside(Carrier carrier) {
        int own = of(carrier);
        long others = isApart(carrier) ? everywhere() : shownIn(Key.of(carrier.ref()));
        return own < 0 ? others : others & ~(1L << own);
    }

    private long everywhere() {
        return parts == MOST ? -1L : (1L << parts) - 1;
    }

    /**
     * True for what stands, or may stand, more than once: under a name or an identifier that another version or another
     * carrier has too. Nothing about it is decided before all were read.
     */
    public boolean isApart(Carrier carrier) {
        return apart.has(Key.of(carrier.ref()))
                || carrier instanceof PracticeSituation situation
                        && situation
                                .situationId()
                                .filter(id -> apart.has(Key.of(id)))
                                .isPresent();
    }

    int part(long home) {
        int number = homes.find(home);
        return number < 0 ? NOWHERE : partOfHome[number];
    }

    /** That part sees what has that key. */
    boolean show(long key, int part) {
        return part >= 0 && showIn(key, 1L << part);
    }

    /** What has a key is seen where it belongs. */
    void showHome(long key) {
        show(key, part(key));
    }

    /** Whoever sees the one sees the other. */
    boolean showWhere(long seen, long other) {
        return showIn(other, shownIn(seen));
    }

    private long shownIn(long key) {
        int number = shown.find(key);
        return number < 0 ? 0 : shownIn[number];
    }

    private boolean showIn(long key, long where) {
        if ((where & ~shownIn(key)) == 0) {
            return false;
        }
        int number = shown.number(key);
        if (number >= shownIn.length) {
            shownIn = Arrays.copyOf(shownIn, number + (number >> 1) + 1);
        }
        shownIn[number] |= where;
        return true;
    }
}
