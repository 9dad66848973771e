package fr.balise.core.safety;

import java.util.Optional;
import java.util.stream.Stream;

/** A limit that a plan may break only when a person names it. */
public enum Limit {
    /** Share of the operator's publications that one plan removes. */
    REMOVAL_SHARE("removal-share", "limits.removalShare"),
    /** Number of publications that one plan removes. */
    REMOVAL_COUNT("removal-count", "limits.removalCount"),
    /** As {@link #REMOVAL_SHARE}, for one type of mailbox. */
    REMOVAL_SHARE_BY_TYPE("removal-share-by-type", "limits.removalShareByType"),
    /** As {@link #REMOVAL_SHARE}, for what stands in one structure. */
    REMOVAL_SHARE_BY_STRUCTURE("removal-share-by-structure", "limits.removalShareByStructure"),
    /** As {@link #REMOVAL_SHARE}, for what one rule alone removes. */
    REMOVAL_SHARE_BY_RULE("removal-share-by-rule", "limits.removalShareByRule"),
    /** Share of the operator's publications that the runs of some days remove together. */
    REMOVALS_WITHIN_DAYS("removals-within-days", "limits.removalsWithinDays"),
    /** All that an operator publishes, or all of a type, of a mail domain, of an open structure. */
    WHOLE_REMOVED("whole-removed", "limits.fewestWhole"),
    /** A source that holds much less than at the last run. */
    SOURCE_SHRANK("source-shrank", "limits.sourceShrink"),
    /** An address or a structure that {@code operator.yaml} protects; each is named by itself. */
    PROTECTED("protected", ""),
    /** No professional may be left without an address. */
    LAST_ADDRESS("last-address", ""),
    /** Changes that rest on what the policy assumes and the operator has not confirmed. */
    ASSUMED_DATE("assumed-date", "assumed"),
    /** A plan made from nothing. */
    EMPTY_PLAN("empty-plan", ""),
    /** Changes that are refused alike, one after the other; it stops a run. */
    IDENTICAL_REFUSALS("identical-refusals", "limits.identicalRefusals"),
    /** A plan was refused before, and no person accepted or rejected it since. */
    QUARANTINE("quarantine", ""),
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

    /** As {@link #override}, with what is to follow it. */
    public String form() {
        return this == PROTECTED ? override + "=NAME" : override;
    }

    /** Where the policy sets it; empty when it is not a setting. */
    public String setting() {
        return setting;
    }

    /** True when it can be lifted; a plan that is not whole never can. */
    public boolean mayBeLifted() {
        return this != TRUNCATED_PLAN;
    }

    /** True for a limit on how much is removed: whoever lifts it has looked at all that a run removes. */
    public boolean isOnAmounts() {
        return this == WHOLE_REMOVED || setting.startsWith("limits.removal");
    }

    /** The limit that such a word lifts: its own, and for what is protected {@code protected=NAME}. */
    public static Optional<Limit> named(String word) {
        return Stream.of(values())
                .filter(Limit::mayBeLifted)
                .filter(limit -> limit == PROTECTED
                        ? word.startsWith(limit.override + "=") && word.length() > limit.override.length() + 1
                        : limit.override.equals(word))
                .findFirst();
    }
}
