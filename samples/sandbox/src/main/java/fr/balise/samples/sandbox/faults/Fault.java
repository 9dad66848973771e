package fr.balise.samples.sandbox.faults;

/** Something that goes wrong: on which calls, before or after the directory has dealt with them, and what happens. */
public record Fault(Occasion when, Moment moment, Effect effect) {

    public Fault {
        if (moment == Moment.BEFORE && effect instanceof Effect.Truncate) {
            throw new IllegalArgumentException("An answer is cut short after it was made: use Moment.AFTER.");
        }
    }

    /** The call never reaches the directory, or reaches it late: nothing has changed when it strikes. */
    public static Fault before(Occasion when, Effect effect) {
        return new Fault(when, Moment.BEFORE, effect);
    }

    /** The directory has done what was asked, and the client does not learn it, or learns it late. */
    public static Fault after(Occasion when, Effect effect) {
        return new Fault(when, Moment.AFTER, effect);
    }

    /** On which side of the directory's work a fault strikes. */
    public enum Moment {
        BEFORE,
        AFTER
    }
}
