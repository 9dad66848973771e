package fr.balise.analysis.explanation;

import fr.balise.core.findings.Text;

/** Whose changes are considered; each includes the one before. */
public enum ConsideredActors {
    /** What the professional and the operator can do. */
    PEOPLE(Actor.OPERATOR, "le professionnel et l'opérateur", "the professional and the operator"),
    /** Whatever can happen under this policy from the date of the decision on. */
    EVENTS(
            Actor.TIME,
            "professionnel, opérateur, registres, temps qui passe",
            "professional, operator, registers, the passing of time"),
    /** Whatever can happen to this mailbox on this carrier, other dates and settings of the policy included. */
    ANYONE(
            Actor.POLICY,
            "quiconque : professionnel, opérateur, registres, temps, réglages et dates de la politique",
            "anyone: professional, operator, registers, time, the policy's settings and dates"),
    /** Even what cannot happen, such as another type of mailbox. */
    ANYTHING(Actor.NOBODY, "tout changement, même impossible", "any change, even one that cannot happen");

    private final Actor farthest;
    private final Text words;

    ConsideredActors(Actor farthest, String fr, String en) {
        this.farthest = farthest;
        this.words = new Text(fr, en);
    }

    /** Who is meant. */
    public Text words() {
        return words;
    }

    boolean includes(Actor actor) {
        return actor.compareTo(farthest) <= 0;
    }
}
