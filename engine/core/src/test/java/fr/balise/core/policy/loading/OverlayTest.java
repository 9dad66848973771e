package fr.balise.core.policy.loading;

import static fr.balise.core.policy.model.SamplePolicy.over;
import static fr.balise.core.policy.model.SamplePolicy.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import fr.balise.core.cases.ActivityBands.Limits;
import fr.balise.core.cases.BuiltIn.RedListHandling;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.RuleId;
import fr.balise.core.policy.model.Overlay.Waived;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.SamplePolicy;
import fr.balise.core.policy.problems.InvalidPolicy;
import fr.balise.core.policy.problems.PolicyProblem;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A policy that lies on another one says only what differs, and is made whole before anything else. */
class OverlayTest {
    private static final String REFUSED = """
            rule "Refused"
              @ruleId(REFUSED) @source(A3-USAGE)
            when
              $case : PublicationCase( usage == REFUSED )
            then
              verdicts.remove($case);
            end
            """;
    private static final String ACTIVITY = """
            id,source,mailboxType,structure,dormantAfterMonths,inactiveAfterMonths
            ORG-LONGER,LOCAL,ORG,,12,24
            APP-LONGER,LOCAL,APP,,12,36
            """;
    private static final String INVARIANT = """
            - invariant: REFUSAL-COUNTS
              title: {fr: Le refus compte, en: A refusal counts}
              when: "usage == REFUSED"
              never: [REQUIRED, ALLOWED]
            """;

    private static SamplePolicy base() {
        return sample().with("rules/refused.drl", REFUSED)
                .with("messages_fr.properties", "GOOD=Voulue.\nREFUSED=Refusée.\n")
                .with("messages_en.properties", "GOOD=Wanted.\nREFUSED=Refused.\n")
                .with("tables/activity.csv", ACTIVITY)
                .with("invariants.yaml", INVARIANT);
    }

    private static SamplePolicy overlay(String settings) {
        SamplePolicy overlay = over(base().files());
        return overlay.replacing("policy.yaml", "title: La nôtre", "title: La nôtre\n" + settings);
    }

    private static Policy loaded(SamplePolicy overlay) throws InvalidPolicy {
        return PolicyLoader.load(overlay.files());
    }

    private static List<String> rules(Policy policy) {
        return policy.allRules().stream().map(rule -> rule.id().value()).toList();
    }

    @Test
    void what_it_does_not_say_is_said_by_the_policy_beneath() throws InvalidPolicy {
        Policy whole = PolicyLoader.load(base().files());
        Policy own = loaded(overlay(""));

        assertThat(own.name()).isEqualTo("own");
        assertThat(own.title()).isEqualTo(new Text("La nôtre", "La nôtre"));
        assertThat(own.caseSettings()).isEqualTo(whole.caseSettings());
        assertThat(own.removalLimits()).isEqualTo(whole.removalLimits());
        assertThat(rules(own)).isEqualTo(rules(whole));
        assertThat(own.invariants()).isEqualTo(whole.invariants());
        assertThat(own.rule(new RuleId("GOOD")).orElseThrow().place().file()).isEqualTo("base/rules/good.drl");
    }

    @Test
    void maps_of_settings_are_joined_by_key_and_lists_and_values_replace() throws InvalidPolicy {
        Policy own = loaded(overlay("""
                activity:
                  inactiveAfterMonths: 9
                type10: {cutOff: 2027-01-01}
                careSettings:
                  LABORATORY: [SA59]
                redList: REMOVE
                """));

        assertThat(own.caseSettings().activity().ordinary()).isEqualTo(new Limits(6, 9));
        assertThat(own.caseSettings().type10CutOff()).isEqualTo(LocalDate.parse("2027-01-01"));
        assertThat(own.caseSettings().care().bySector()).containsOnlyKeys("SA01", "SA59");
        assertThat(own.caseSettings().redListHandling()).isEqualTo(RedListHandling.REMOVE);
        assertThat(own.overlay().orElseThrow().baseSettings().activity().ordinary())
                .isEqualTo(new Limits(6, 12));
        assertThat(own.settings().get("activity.inactiveAfterMonths").place()).hasToString("policy.yaml:5");
        assertThat(own.settings().get("activity.dormantAfterMonths").place().file())
                .isEqualTo("base/policy.yaml");
    }

    @Test
    void a_row_of_its_own_replaces_the_one_about_the_same_and_a_disabled_one_is_gone() throws InvalidPolicy {
        Policy own = loaded(overlay("disabled: {APP-LONGER: Douze mois suffisent.}")
                .with(
                        "tables/activity.csv",
                        ACTIVITY.lines().findFirst().orElseThrow() + "\nORG-SHORT,LOCAL,ORG,,3,9\n"));

        assertThat(own.settingRows()).extracting(row -> row.id().value()).containsExactly("ORG-SHORT");
        assertThat(own.caseSettings().activity().limitsOf(MailboxType.ORG, Optional.empty()))
                .isEqualTo(new Limits(3, 9));
        assertThat(own.caseSettings().activity().limitsOf(MailboxType.APP, Optional.empty()))
                .isEqualTo(new Limits(6, 12));
    }

    @Test
    void a_sentence_of_its_own_replaces_that_of_the_base_and_one_language_suffices_for_its_own_rule()
            throws InvalidPolicy {
        Policy own = loaded(overlay("")
                .with("rules/own.drl", REFUSED.replace("REFUSED)", "OWN)").replace("== OWN)", "== REFUSED)"))
                .with("messages_fr.properties", "GOOD=Demandée.\nOWN=La nôtre.\n"));

        assertThat(own.rule(new RuleId("GOOD")).orElseThrow().message()).isEqualTo(new Text("Demandée.", "Wanted."));
        assertThat(own.rule(new RuleId("OWN")).orElseThrow().message()).isEqualTo(new Text("La nôtre.", "La nôtre."));
    }

    @Test
    void a_disabled_rule_is_gone_and_its_id_may_be_used_again() throws InvalidPolicy {
        SamplePolicy without = overlay("disabled: {REFUSED: On garde.}");
        assertThat(rules(loaded(without))).containsExactly("GOOD");

        Policy again = loaded(without.with("rules/own.drl", REFUSED.replace("remove", "allow"))
                .with("messages_fr.properties", "REFUSED=On garde.\n"));
        assertThat(rules(again)).containsExactly("GOOD", "REFUSED");
        assertThat(again.rule(new RuleId("REFUSED")).orElseThrow().place()).hasToString("rules/own.drl:1");
    }

    @Test
    void a_promise_is_not_asked_where_a_disabled_rule_would_speak_for_it_and_that_is_told() throws InvalidPolicy {
        Policy own = loaded(overlay("disabled: {REFUSED: On garde.}"));

        Waived waived = own.overlay().orElseThrow().waived().get(0);
        assertThat(waived.promise().id()).isEqualTo("REFUSAL-COUNTS");
        assertThat(waived.by().reason()).isEqualTo("On garde.");
        assertThat(own.invariants().get(0).when())
                .isNotEqualTo(
                        PolicyLoader.load(base().files()).invariants().get(0).when());
        assertThat(loaded(overlay("disabled: {GOOD: Non.}"))
                        .overlay()
                        .orElseThrow()
                        .waived())
                .as("a rule that requires speaks for no promise that nothing is published")
                .isEmpty();
        assertThat(loaded(overlay("disabled: {REFUSAL-COUNTS: Non.}")).invariants())
                .isEmpty();
    }

    @Test
    void the_digest_covers_what_the_base_decides_and_not_its_notes() {
        SamplePolicy overlay = overlay("");
        String digest = overlay.files().digest();

        assertThat(overlay.with("base/notes.md", "x").files().digest()).isEqualTo(digest);
        assertThat(overlay.replacing("base/rules/good.drl", "WANTED", "REFUSED")
                        .files()
                        .digest())
                .isNotEqualTo(digest);
    }

    static Stream<Arguments> broken() {
        String policy = "policy.yaml";
        return Stream.of(
                arguments(
                        "no base", over(base().files()).without("base/policy.yaml"), "base/policy.yaml", 0, "missing"),
                arguments(
                        "another base",
                        overlay("").replacing("base/rules/good.drl", "WANTED", "REFUSED"),
                        policy,
                        8,
                        "is not the policy that was taken"),
                arguments(
                        "a scenario taken out of the base",
                        over(base().with("scenarios/a.yaml", "[]").files()).without("base/scenarios/a.yaml"),
                        policy,
                        7,
                        "is not the policy that was taken"),
                arguments(
                        "another version",
                        overlay("").replacing(policy, "  version: \"1\"", "  version: \"3\""),
                        policy,
                        7,
                        "base/ is version 1"),
                arguments("not pinned", shortForm(), policy, 4, "'reference' is not taken yet"),
                arguments(
                        "no digest",
                        overlay("").replacing(policy, "  digest", "  digits"),
                        policy,
                        8,
                        "Did you mean digest?"),
                arguments("no name", overlay("").replacing(policy, "name: own\n", ""), policy, 1, "'name' is missing"),
                arguments("unknown setting", overlay("activty: {}"), policy, 4, "Did you mean activity?"),
                arguments("wrong value", overlay("redList: HIDES"), policy, 4, "Did you mean HIDE?"),
                arguments("unknown id", overlay("disabled: {REFUSE: x}"), policy, 4, "Did you mean REFUSED?"),
                arguments(
                        "no reason",
                        overlay("disabled:\n  REFUSED:"),
                        policy,
                        5,
                        "REFUSED is disabled without a reason"),
                arguments(
                        "repeated rule",
                        overlay("").with("rules/own.drl", REFUSED),
                        "rules/own.drl",
                        1,
                        "the id REFUSED is taken already at base/rules/refused.drl:1. Give it another id, or disable"
                                + " that of the base: disabled: {REFUSED: why}."),
                arguments(
                        "repeated row",
                        overlay("")
                                .with(
                                        "tables/activity.csv",
                                        ACTIVITY.replace("ORG-LONGER,LOCAL,ORG", "ORG-LONGER,LOCAL,PER")
                                                .replace("APP-LONGER,LOCAL,APP,,12,36\n", "")),
                        "tables/activity.csv",
                        2,
                        "the id ORG-LONGER is taken already at base/tables/activity.csv:2"),
                arguments(
                        "repeated promise",
                        overlay("").with("invariants.yaml", INVARIANT),
                        "invariants.yaml",
                        1,
                        "the id REFUSAL-COUNTS is taken already"),
                arguments(
                        "nobody's sentence",
                        overlay("").with("messages_fr.properties", "GODD=x\n"),
                        "messages_fr.properties",
                        1,
                        "Did you mean GOOD?"),
                arguments(
                        "sentence of a disabled rule",
                        overlay("disabled: {REFUSED: x}").with("messages_fr.properties", "REFUSED=x\n"),
                        "messages_fr.properties",
                        1,
                        "belongs to no rule"),
                arguments(
                        "no sentence",
                        overlay("disabled: {REFUSED: x}").with("rules/own.drl", REFUSED),
                        "messages_fr.properties",
                        0,
                        "the rule REFUSED has no sentence"),
                arguments("file that nobody reads", overlay("").with("base/a.txt", ""), "base/a.txt", 0, "is not read"),
                arguments("stray base", sample().with("base/policy.yaml", ""), "base/", 0, "extends no other"),
                arguments(
                        "nothing beneath",
                        sample().replacing(policy, "name: sample", "name: sample\ndisabled: {GOOD: x}"),
                        policy,
                        2,
                        "nothing to disable"),
                arguments(
                        "base on base", over(over(base().files()).files()), "base/policy.yaml", 5, "lies on another"));
    }

    private static SamplePolicy shortForm() {
        return over(base().files()).with("policy.yaml", "name: own\nversion: 1\ntitle: x\nextends: reference\n");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void what_is_wrong_is_told_at_its_place(String name, SamplePolicy overlay, String file, int line, String what) {
        InvalidPolicy refused = catchThrowableOfType(InvalidPolicy.class, () -> loaded(overlay));

        assertThat(refused).as("a refusal").isNotNull();
        assertThat(refused.problems()).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(file);
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.in(Language.EN)).contains(what);
        });
        assertThat(refused.problems())
                .extracting(PolicyProblem::what)
                .allSatisfy(text -> assertThat(text.fr()).isNotBlank());
    }
}
