package fr.balise.analysis.simulation;

/** What readers of the directory would notice, once the plan of the other policy is applied instead of the first's. */
public enum Consequence {
    /** Published under the second policy only. */
    APPEARS,
    /** Published under the first policy only. */
    DISAPPEARS,
    /** Published under both, with another mark or rank. */
    SHOWN_OTHERWISE,
    /** Decided otherwise, with nothing to see: for example removed instead of allowed where it is not published. */
    UNSEEN
}
