package fr.balise.adapters.reporting.plan;

/**
 * How much of a plan is told.
 *
 * @param tables when changes are counted by type, reason and structure
 * @param changesInFull up to so many changes are told one by one, by carrier; more by the first of each kind
 * @param ofEachKind changes told of each kind, when there are more
 * @param findings findings told of each kind; 0 for their number alone
 */
public record Extent(Tables tables, int changesInFull, int ofEachKind, int findings) {
    /** When changes are counted in tables. */
    public enum Tables {
        NEVER,
        /** Where they are not all told one by one. */
        INSTEAD,
        ALWAYS
    }

    /** What a person reads: a small plan whole, the first of each kind of a large one. */
    public static final Extent FIRST = new Extent(Tables.INSTEAD, 50, 3, 10);

    /** One change of each action, and what there is to find. */
    public static final Extent EXAMPLES = new Extent(Tables.NEVER, 0, 1, 0);

    /** Everything. */
    public static final Extent ALL =
            new Extent(Tables.INSTEAD, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    /** The same for a page, on which numbers stand before what they count. */
    public Extent onPage() {
        return new Extent(tables == Tables.NEVER ? tables : Tables.ALWAYS, changesInFull, ofEachKind, findings);
    }
}
