package fr.balise.analysis.proof.diagram;

/** A space has more cases than can be listed: rules read too many attributes with too many values. */
public final class TooManyCases extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** How many cases are listed at most. */
    public static final int MOST = 8_000_000;

    TooManyCases() {
        super("more than " + MOST + " cases");
    }
}
