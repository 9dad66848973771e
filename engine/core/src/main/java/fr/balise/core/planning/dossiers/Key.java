package fr.balise.core.planning.dossiers;

import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.identity.IdNatPs;
import fr.balise.core.identity.Identifier;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.identity.SituationId;
import java.util.Locale;

/**
 * 64 bits for whatever joins facts. Two things with the same bits are decided together, or read once more than needed;
 * nothing that is planned depends on their being told apart.
 */
final class Key {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private Key() {}

    static long of(MailboxAddress address) {
        return of(1, address.value());
    }

    static long of(IdNatPs id) {
        return of(2, id.value());
    }

    static long of(SituationId id) {
        return of(3, id.value());
    }

    static long of(Identifier id) {
        return of(of(4, id.system()), id.value());
    }

    /** References that differ by case alone have the same: a server may take them for one. */
    static long of(CarrierRef ref) {
        return of(5L + ref.kind().ordinal(), ref.id().toLowerCase(Locale.ROOT));
    }

    private static long of(long seed, String text) {
        long key = seed * MIX;
        for (int i = 0; i < text.length(); i++) {
            key = (key ^ text.charAt(i)) * MIX;
            key ^= key >>> 32;
        }
        return key == 0 ? 1 : key;
    }
}
