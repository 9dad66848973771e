package fr.balise.analysis.simulation;

/** How many mailboxes on carriers, by {@link Consequence}. */
public record Tally(int appears, int disappears, int shownOtherwise, int unseen) {
    /** Nobody yet. */
    static final Tally NONE = new Tally(0, 0, 0, 0);

    static Tally one(Consequence consequence) {
        return new Tally(
                consequence == Consequence.APPEARS ? 1 : 0,
                consequence == Consequence.DISAPPEARS ? 1 : 0,
                consequence == Consequence.SHOWN_OTHERWISE ? 1 : 0,
                consequence == Consequence.UNSEEN ? 1 : 0);
    }

    Tally plus(Tally other) {
        return new Tally(
                appears + other.appears,
                disappears + other.disappears,
                shownOtherwise + other.shownOtherwise,
                unseen + other.unseen);
    }

    /** How many have that consequence. */
    public int of(Consequence consequence) {
        return switch (consequence) {
            case APPEARS -> appears;
            case DISAPPEARS -> disappears;
            case SHOWN_OTHERWISE -> shownOtherwise;
            case UNSEEN -> unseen;
        };
    }

    /** How many in all. */
    public int total() {
        return appears + disappears + shownOtherwise + unseen;
    }
}
