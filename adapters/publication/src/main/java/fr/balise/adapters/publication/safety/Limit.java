package fr.balise.adapters.publication.safety;

import java.util.Optional;
import java.util.stream.Stream;

/** A limit that a plan may break only when a person names it. */
public enum Limit {
    /** Share of the operator's attachments that one plan removes. */
    REMOVAL_SHARE("removal-share", "limits.removalShare"),
    /** Number of attachments that one plan removes. */
    REMOVAL_COUNT("removal-count", "limits.removalCount"),
    /** As {@link #REMOVAL_SHARE}, for one type of mailbox. */
    REMOVAL_SHARE_BY_TYPE("removal-share-by-type", "limits.removalShareByType"),
    /** No professional may be left without an address. */
    LAST_ADDRESS("last-address", ""),
    /** A plan made from nothing. */
    EMPTY_PLAN("empty-plan", ""),
    /** A plan whose numbers do not fit its changes. */
    TRUNCATED_PLAN("truncated-plan", "");

    private final String override;
    private final String setting;

    Limit(String override, String setting) {
        this.override = override;
        this.setting = setting;
    }

    /** The word by which a person lifts it. */
    public String override() {
        return override;
    }

    /** Where the policy sets it; empty when it is not a setting. */
    public String setting() {
        return setting;
    }

    /** True when it can be lifted; a plan that is not whole never can. */
    public boolean mayBeLifted() {
        return this != TRUNCATED_PLAN;
    }

    /** The limit of that word. */
    public static Optional<Limit> named(String override) {
        return Stream.of(values())
                .filter(limit -> limit.mayBeLifted() && limit.override.equals(override))
                .findFirst();
    }
}
