package fr.balise.core.planning.parts;

/** The pace that the gateway of the directory grants. */
public final class GatewayPace {
    /** Calls a second for each application, reads and writes together (documentation of the read API). */
    public static final int CALLS_A_SECOND = 17;

    private GatewayPace() {}

    /** Seconds that so many calls take at least, rounded up. */
    public static long seconds(long calls) {
        return (calls + CALLS_A_SECOND - 1) / CALLS_A_SECOND;
    }
}
