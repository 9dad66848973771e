package fr.balise.analysis.sweep;

import fr.balise.core.digest.StoredList;
import fr.balise.core.planning.Breakdown.Actions;
import fr.balise.core.planning.Impact.LastAddress;
import fr.balise.core.policy.model.RemovalLimits;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a variant would take, from the directory as it is.
 *
 * @param keep attachments that stay as they are
 * @param undecided mailboxes on carriers of which no rule speaks
 * @param published the operator's publications now
 * @param lastAddress professionals who show a mailbox now and would show none
 * @param firstAddress professionals who show none now and would show one
 * @param limits how much may be removed at once, as the variant sets it
 * @param by the changes by what they are counted apart, and there by value, in order
 */
public record VariantFigures(
        Variant variant,
        int attach,
        int update,
        int detach,
        int keep,
        int undecided,
        int published,
        List<LastAddress> lastAddress,
        List<LastAddress> firstAddress,
        RemovalLimits limits,
        Map<Dimension, SortedMap<String, Actions>> by) {
    /** Copies the lists. */
    public VariantFigures {
        lastAddress = StoredList.unchanging(lastAddress);
        firstAddress = StoredList.unchanging(firstAddress);
    }

    /** PATCH calls, one a change. */
    public int calls() {
        return attach + update + detach;
    }

    /** Removals in percent of what is published; 0 of nothing. */
    public double detachShare() {
        return published == 0 ? 0 : 100.0 * detach / published;
    }

    /** The same variant over these facts and others; nobody is named. */
    VariantFigures plus(VariantFigures other) {
        Map<Dimension, SortedMap<String, Actions>> both = new EnumMap<>(Dimension.class);
        by.forEach((dimension, counts) -> {
            SortedMap<String, Actions> sums = new TreeMap<>(counts);
            other.by
                    .getOrDefault(dimension, new TreeMap<>())
                    .forEach((value, more) -> sums.merge(value, more, Actions::plus));
            both.put(dimension, sums);
        });
        return new VariantFigures(
                variant,
                attach + other.attach,
                update + other.update,
                detach + other.detach,
                keep + other.keep,
                undecided + other.undecided,
                published + other.published,
                List.of(),
                List.of(),
                limits,
                both);
    }

    /** The same figures, with those who are concerned. */
    VariantFigures naming(List<LastAddress> last, List<LastAddress> first) {
        return new VariantFigures(variant, attach, update, detach, keep, undecided, published, last, first, limits, by);
    }

    VariantFigures of(Variant other) {
        return new VariantFigures(
                other, attach, update, detach, keep, undecided, published, lastAddress, firstAddress, limits, by);
    }
}
