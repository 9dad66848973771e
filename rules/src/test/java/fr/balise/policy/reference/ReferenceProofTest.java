package fr.balise.policy.reference;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.analysis.proof.PolicyProof;
import fr.balise.analysis.proof.Violation;
import fr.balise.analysis.proof.Violation.Kind;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.loading.PolicyLoader;
import fr.balise.core.policy.problems.InvalidPolicy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceProofTest {
    private static List<Violation> faults(PolicyFiles files) throws InvalidPolicy {
        return PolicyProof.of(PolicyLoader.load(files)).violations().stream()
                .filter(violation -> violation.kind().isFault())
                .toList();
    }

    /** The reference with one place of one file written otherwise. */
    private static PolicyFiles replacing(String path, String old, String fresh) {
        SortedMap<String, byte[]> content =
                new TreeMap<>(ReferencePolicy.files().content());
        String text = new String(content.get(path), StandardCharsets.UTF_8);
        assertThat(text).contains(old);
        content.put(path, text.replace(old, fresh).getBytes(StandardCharsets.UTF_8));
        return new PolicyFiles(content);
    }

    @Test
    void the_reference_policy_is_proved() throws InvalidPolicy {
        PolicyProof.Result result = PolicyProof.of(PolicyLoader.load(ReferencePolicy.files()));

        assertThat(result.violations()).extracting(Violation::kind).containsOnly(Kind.SLEEPING_RULE);
        assertThat(result.certificate().holds()).isTrue();
        assertThat(result.certificate().promises())
                .contains("DECIDED", "FOREIGN-UNTOUCHED", "PER-HOLDER-ONLY", "CAB-LEFT-ALONE");
        assertThat(result.certificate().cases()).isGreaterThan(100_000);
        assertThat(result.certificate().mailboxCases()).isGreaterThan(100);
    }

    @Test
    void a_rule_taken_away_is_seen_by_the_cases_it_leaves_undecided() throws InvalidPolicy {
        List<Violation> faults = faults(replacing(
                "rules/practice.drl", "( mailboxType == CAB )", "( mailboxType == CAB, carrierKind == STRUCTURE )"));

        assertThat(faults).extracting(Violation::id).contains("DECIDED");
        assertThat(faults.get(0).witnesses().get(0).kind().inRules()).contains("mailboxType == CAB");
        assertThat(faults.get(0).witnesses().get(0).kind().inWords().fr()).contains("une boîte de cabinet (CAB)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CARRIER-CLOSED",
                "CARRIER-UNKNOWN",
                "STRUCTURE-CLOSED",
                "STRUCTURE-UNKNOWN",
                "PROFESSIONAL-CLOSED",
                "PROFESSIONAL-UNKNOWN"
            })
    void a_row_taken_away_is_seen(String id) throws InvalidPolicy {
        String path = "tables/directory.csv";
        String table = new String(ReferencePolicy.files().content().get(path), StandardCharsets.UTF_8);
        String row = table.lines()
                .filter(line -> line.startsWith(id + ","))
                .findFirst()
                .orElseThrow();

        assertThat(faults(replacing(path, row + "\n", "")).get(0).witnesses()).isNotEmpty();
    }

    @Test
    void an_inverted_condition_is_seen_by_the_promise_that_it_breaks() throws InvalidPolicy {
        PolicyFiles inverted = replacing("rules/type10.drl", "type10CutOff == REACHED", "type10CutOff != REACHED");

        assertThat(faults(inverted)).extracting(Violation::id).contains("DECIDED", "TYPE10-TOLERATED");
    }

    @Test
    void an_overlap_is_seen_by_the_two_things_that_it_says() throws InvalidPolicy {
        List<Violation> faults = faults(replacing(
                "rules/personal.drl", "link == HOLDER, usage == WANTED,", "link == HOLDER, usage != REFUSED,"));

        assertThat(faults).extracting(Violation::kind).containsExactly(Kind.CONTRADICTION);
        assertThat(faults.get(0).witnesses().get(0).kind().inRules())
                .contains("mailboxType == PER", "usage == NOT_ASKED", "phase in (BEFORE, TRANSITION)");
    }
}
