package fr.balise.core.policy.settings;

import fr.balise.core.cases.ActivityBands;
import fr.balise.core.cases.ActivityBands.Limits;
import fr.balise.core.cases.BuiltIn.OrganisationalContact;
import fr.balise.core.cases.BuiltIn.Ranking;
import fr.balise.core.cases.BuiltIn.RedListHandling;
import fr.balise.core.cases.BuiltIn.Silence;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.settings.SettingValues.Choice;
import fr.balise.core.policy.settings.SettingValues.Day;
import fr.balise.core.policy.settings.SettingValues.Whole;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** The settings of a policy that one value says, by which a policy is tried otherwise without being written anew. */
public enum PolicySetting {
    /** Greater than the other limit it would have no meaning: see {@link #with}. */
    DORMANT(
            "activity.dormantAfterMonths",
            Whole.MONTHS,
            policy -> limits(policy).dormantAfterMonths(),
            (policy, value) -> bands(
                    policy, new Limits(Integer.parseInt(value), limits(policy).inactiveAfterMonths()))),
    INACTIVE(
            "activity.inactiveAfterMonths",
            Whole.MONTHS,
            policy -> limits(policy).inactiveAfterMonths(),
            (policy, value) -> bands(
                    policy,
                    new Limits(
                            Math.min(limits(policy).dormantAfterMonths(), Integer.parseInt(value)),
                            Integer.parseInt(value)))),
    TRANSITION(
            "phases.transition",
            new Day(),
            policy -> policy.caseSettings().transitionFrom(),
            (policy, value) -> calendar(
                    policy,
                    LocalDate.parse(value),
                    policy.caseSettings().targetFrom(),
                    policy.caseSettings().type10CutOff())),
    TARGET(
            "phases.target",
            new Day(),
            policy -> policy.caseSettings().targetFrom(),
            (policy, value) -> calendar(
                    policy,
                    policy.caseSettings().transitionFrom(),
                    LocalDate.parse(value),
                    policy.caseSettings().type10CutOff())),
    CUT_OFF(
            "type10.cutOff",
            new Day(),
            policy -> policy.caseSettings().type10CutOff(),
            (policy, value) -> calendar(
                    policy,
                    policy.caseSettings().transitionFrom(),
                    policy.caseSettings().targetFrom(),
                    LocalDate.parse(value))),
    RED_LIST(
            "redList",
            Choice.of(RedListHandling.values()),
            policy -> policy.caseSettings().redListHandling(),
            (policy, value) -> switched(
                    policy,
                    RedListHandling.valueOf(value),
                    policy.caseSettings().ranking(),
                    policy.caseSettings().organisationalContact())),
    RANKING(
            "ranking",
            Choice.of(Ranking.values()),
            policy -> policy.caseSettings().ranking(),
            (policy, value) -> switched(
                    policy,
                    policy.caseSettings().redListHandling(),
                    Ranking.valueOf(value),
                    policy.caseSettings().organisationalContact())),
    ORGANISATIONAL_CONTACT(
            "organisationalContact",
            Choice.of(OrganisationalContact.values()),
            policy -> policy.caseSettings().organisationalContact(),
            (policy, value) -> switched(
                    policy,
                    policy.caseSettings().redListHandling(),
                    policy.caseSettings().ranking(),
                    OrganisationalContact.valueOf(value))),
    SILENCE(
            "usage.silence",
            Choice.of(Silence.values()),
            policy -> policy.caseSettings().silence(),
            (policy, value) -> policy.with(policy.caseSettings().with(Silence.valueOf(value)))),
    USAGE_MONTHS(
            "usage.validMonths",
            Whole.MONTHS,
            policy -> policy.caseSettings().usageMonths().map(String::valueOf).orElse(""),
            (policy, value) ->
                    policy.with(policy.caseSettings().withUsageMonths(Optional.of(Integer.parseInt(value))))),
    REMOVAL_SHARE(
            "limits.removalShare",
            new Whole(0, 100),
            policy -> policy.removalLimits().share(),
            (policy, value) -> policy.with(policy.removalLimits()
                    .with(Integer.parseInt(value), policy.removalLimits().count()))),
    REMOVAL_COUNT(
            "limits.removalCount",
            new Whole(0, Integer.MAX_VALUE),
            policy -> policy.removalLimits().count(),
            (policy, value) -> policy.with(
                    policy.removalLimits().with(policy.removalLimits().share(), Integer.parseInt(value))));

    private final String key;
    private final SettingValues allowed;
    private final Function<Policy, Object> reader;
    private final BiFunction<Policy, String, Policy> writer;

    PolicySetting(
            String key,
            SettingValues allowed,
            Function<Policy, Object> reader,
            BiFunction<Policy, String, Policy> writer) {
        this.key = key;
        this.allowed = allowed;
        this.reader = reader;
        this.writer = writer;
    }

    private static Limits limits(Policy policy) {
        return policy.caseSettings().activity().ordinary();
    }

    private static Policy bands(Policy policy, Limits ordinary) {
        CaseSettings settings = policy.caseSettings();
        return policy.with(
                settings.with(new ActivityBands(ordinary, settings.activity().exceptions())));
    }

    private static Policy calendar(Policy policy, LocalDate transition, LocalDate target, LocalDate cutOff) {
        return policy.with(policy.caseSettings().with(transition, target, cutOff));
    }

    private static Policy switched(
            Policy policy, RedListHandling handling, Ranking ranks, OrganisationalContact contact) {
        return policy.with(policy.caseSettings().with(handling, ranks, contact));
    }

    /** As {@code policy.yaml} names it, for example {@code type10.cutOff}. */
    public String key() {
        return key;
    }

    /** What it may say. */
    public SettingValues allowed() {
        return allowed;
    }

    /** What a policy says; empty where it says nothing. */
    public String of(Policy policy) {
        return reader.apply(policy).toString();
    }

    /**
     * The policy with another value. Where mailboxes are inactive sooner than they were dormant, they are dormant no
     * longer.
     *
     * @param value as {@link SettingValues#canonical} gives it
     */
    public Policy with(Policy policy, String value) {
        return writer.apply(policy, value);
    }

    /** The setting of that name. */
    public static Optional<PolicySetting> named(String key) {
        return Stream.of(values()).filter(setting -> setting.key.equals(key)).findFirst();
    }

    /** The names of all. */
    public static List<String> keys() {
        return Stream.of(values()).map(PolicySetting::key).toList();
    }

    /** Why settings of a policy do not go together, as its reader would say; empty when they do. */
    public static Optional<Text> disagreement(Policy policy) {
        CaseSettings settings = policy.caseSettings();
        Limits limits = limits(policy);
        if (limits.dormantAfterMonths() > limits.inactiveAfterMonths()) {
            return Optional.of(SettingValues.MESSAGES.text(
                    "disagree.activity", limits.dormantAfterMonths(), limits.inactiveAfterMonths()));
        }
        return settings.targetFrom().isBefore(settings.transitionFrom())
                ? Optional.of(SettingValues.MESSAGES.text(
                        "disagree.phases", settings.targetFrom(), settings.transitionFrom()))
                : Optional.empty();
    }
}
