package fr.balise.analysis.sweep;

import fr.balise.core.planning.Impact.LastAddress;
import fr.balise.core.planning.parts.Sorting;
import java.util.Comparator;

/** The figures of one variant, added up over parts of which no professional is in two. */
final class FiguresInParts {
    private static final Comparator<LastAddress> ORDER =
            Comparator.comparing(LastAddress::practitioner).thenComparing(each -> String.join(" ", each.mailboxes()));

    private final Sorting.Sorted<LastAddress> last;
    private final Sorting.Sorted<LastAddress> first;
    private VariantFigures sum;

    FiguresInParts(VariantFigures part, Sorting sorting) {
        this.last = sorting.by(LastAddress.class, ORDER, (one, same) -> one);
        this.first = sorting.by(LastAddress.class, ORDER, (one, same) -> one);
        this.sum = part;
        name(part);
    }

    void add(VariantFigures part) {
        sum = sum.plus(part);
        name(part);
    }

    private void name(VariantFigures part) {
        part.lastAddress().forEach(last::add);
        part.firstAddress().forEach(first::add);
    }

    VariantFigures sum() {
        return sum.naming(last.list(), first.list());
    }
}
