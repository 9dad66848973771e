package fr.balise.adapters.formats.difference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.balise.analysis.difference.CaseOutcome;
import fr.balise.analysis.difference.DifferenceClass;
import fr.balise.analysis.difference.DifferenceView;
import fr.balise.analysis.difference.Transition;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.BuiltIn.Activity;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.findings.Text;
import fr.balise.core.fixtures.SomePlan;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.core.planning.Plan.PolicyRef;
import fr.balise.core.planning.ProofStatus;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every text that a policy or a data set brings is hostile here. */
class DifferenceJsonTest {
    private static final String HOSTILE = SomePlan.HOSTILE;
    private static final String ADDRESS = "=cmd()|'<script>\"<img/src=x/onerror=alert(1)>@evil<b>.mssante.fr";

    private static PublicationCase aCase(Activity activity) {
        return PublicationCase.of(Vocabulary.builtIn(), attribute -> 0).with(BuiltIn.ACTIVITY, activity);
    }

    private static DifferenceClass found() {
        return new DifferenceClass(
                1,
                new Transition(
                        new CaseOutcome(Verdict.REMOVE, false, false), new CaseOutcome(Verdict.REQUIRED, true, false)),
                new Text(HOSTILE, HOSTILE),
                24,
                aCase(Activity.INACTIVE),
                aCase(Activity.DORMANT),
                List.of(),
                List.of());
    }

    private static DifferenceView view(List<DifferenceClass> classes) {
        SortedMap<Integer, SortedSet<MailboxAddress>> behind = new TreeMap<>();
        behind.put(1, new TreeSet<>(List.of(new MailboxAddress(ADDRESS))));
        PolicyRef policy = new PolicyRef("<i>" + HOSTILE, HOSTILE, "ab".repeat(32), "ba".repeat(32), ProofStatus.NONE);
        return new DifferenceView(policy, policy, 139_257, classes.size(), classes, Optional.of(behind));
    }

    @Test
    void json_says_all_of_it_in_both_languages() throws Exception {
        JsonNode json = new ObjectMapper().readTree(DifferenceJson.write(view(List.of(found()))));

        assertThat(json.get("schema").asText()).isEqualTo("urn:balise:difference:1");
        JsonNode first = json.get("classes").get(0);
        assertThat(first.get("from").get("verdict").asText()).isEqualTo("REMOVE");
        assertThat(first.get("to").get("hidden").asBoolean()).isTrue();
        assertThat(first.get("which").get("en").asText()).isEqualTo(HOSTILE);
        assertThat(first.get("exampleFirst").get("activity").asText()).isEqualTo("INACTIVE");
        assertThat(first.get("exampleSecond").get("activity").asText()).isEqualTo("DORMANT");
        assertThat(first.get("mailboxes").get(0).asText()).isEqualTo(new MailboxAddress(ADDRESS).value());
    }
}
