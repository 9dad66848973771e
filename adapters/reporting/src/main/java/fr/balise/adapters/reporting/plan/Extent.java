package fr.balise.adapters.reporting.plan;

/**
 * How much of a plan is told.
 *
 * @param tables whether a plan that is not told in full is counted by type, reason and structure, and its kinds are told
 *     apart by their rule
 * @param changesInFull up to so many changes are told one by one, by carrier; more by the first of each kind
 * @param ofEachKind changes told of each kind, when there are more
 * @param findings findings told of each kind; 0 for their number alone
 */
public record Extent(boolean tables, int changesInFull, int ofEachKind, int findings) {
    /** What a person reads: a small plan whole, the first of each kind of a large one. */
    public static final Extent FIRST = new Extent(true, 50, 3, 10);

    /** One change of each action, and what there is to find. */
    public static final Extent EXAMPLES = new Extent(false, 0, 1, 0);

    /** Everything. */
    public static final Extent ALL = new Extent(true, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
}
