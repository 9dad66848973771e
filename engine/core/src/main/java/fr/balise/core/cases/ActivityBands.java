package fr.balise.core.cases;

import fr.balise.core.cases.BuiltIn.Activity;
import fr.balise.core.cases.settings.StructureName;
import fr.balise.core.facts.directory.Carrier.Structure;
import fr.balise.core.facts.stock.MailboxType;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long a mailbox may go unused.
 *
 * @param ordinary what holds where no exception does
 * @param exceptions what holds for a mailbox type, for a structure, or for a type in a structure; the last counts
 *     before the second, the second before the first
 */
public record ActivityBands(Limits ordinary, Map<Scope, Limits> exceptions) {
    /** Copies the map. */
    public ActivityBands {
        exceptions = Map.copyOf(exceptions);
    }

    /**
     * Whole months without activity.
     *
     * @param dormantAfterMonths from which a mailbox is DORMANT
     * @param inactiveAfterMonths from which it is INACTIVE
     */
    public record Limits(int dormantAfterMonths, int inactiveAfterMonths) {
        /** The band of so many whole months without activity. */
        public Activity after(long months) {
            if (months >= inactiveAfterMonths) {
                return Activity.INACTIVE;
            }
            return months >= dormantAfterMonths ? Activity.DORMANT : Activity.RECENT;
        }

        /** The first day on which a mailbox last used on that day is INACTIVE. */
        public LocalDate inactiveFrom(LocalDate lastUsed) {
            LocalDate after = lastUsed.plusMonths(inactiveAfterMonths);
            return after.getDayOfMonth() < lastUsed.getDayOfMonth() ? after.plusDays(1) : after;
        }
    }

    /**
     * For which mailboxes an exception holds.
     *
     * @param type empty for all
     * @param structure see {@link StructureName}; empty for all
     */
    public record Scope(Optional<MailboxType> type, Optional<StructureName> structure) {}

    /** The same limits for all. */
    public static ActivityBands ordinary(int dormantAfterMonths, int inactiveAfterMonths) {
        return new ActivityBands(new Limits(dormantAfterMonths, inactiveAfterMonths), Map.of());
    }

    /**
     * The limits of a mailbox where it is, or might be, published.
     *
     * @param place the structure of the carrier
     */
    public Limits limitsOn(MailboxType type, Optional<Structure> place) {
        return exceptionFor(type, place).map(exceptions::get).orElse(ordinary);
    }

    /**
     * The exception that counts for a mailbox, if one does.
     *
     * @param place the structure of the carrier
     */
    public Optional<Scope> exceptionFor(MailboxType type, Optional<Structure> place) {
        if (exceptions.isEmpty()) {
            return Optional.empty();
        }
        return scope(Optional.of(type), place)
                .or(() -> scope(Optional.empty(), place))
                .or(() -> Optional.of(new Scope(Optional.of(type), Optional.empty()))
                        .filter(exceptions::containsKey));
    }

    /**
     * The limits of a mailbox type in a structure that the policy calls by that name; empty for any other place.
     *
     * @param name as the exceptions write it
     */
    public Limits limitsOf(MailboxType type, Optional<StructureName> name) {
        return Stream.of(
                        new Scope(Optional.of(type), name),
                        new Scope(Optional.empty(), name),
                        new Scope(Optional.of(type), Optional.empty()))
                .map(exceptions::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(ordinary);
    }

    private Optional<Scope> scope(Optional<MailboxType> type, Optional<Structure> place) {
        return place.stream()
                .flatMap(StructureName::of)
                .map(name -> new Scope(type, Optional.of(name)))
                .filter(exceptions::containsKey)
                .findFirst();
    }
}
