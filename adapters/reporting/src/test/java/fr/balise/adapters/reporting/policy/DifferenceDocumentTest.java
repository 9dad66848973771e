package fr.balise.adapters.reporting.policy;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.reporting.render.Reports;
import fr.balise.analysis.difference.CaseOutcome;
import fr.balise.analysis.difference.DifferenceClass;
import fr.balise.analysis.difference.DifferenceView;
import fr.balise.analysis.difference.Transition;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.BuiltIn.Activity;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.findings.Language;
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
class DifferenceDocumentTest {
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

    private static String text(Language language, List<DifferenceClass> classes) {
        SortedMap<Integer, SortedSet<MailboxAddress>> behind = new TreeMap<>();
        behind.put(1, new TreeSet<>(List.of(new MailboxAddress(ADDRESS))));
        PolicyRef policy = new PolicyRef("<i>" + HOSTILE, HOSTILE, "ab".repeat(32), "ba".repeat(32), ProofStatus.NONE);
        DifferenceView view = new DifferenceView(policy, policy, 139_257, classes.size(), classes, Optional.of(behind));
        return Reports.text(DifferenceDocument.of(view, language));
    }

    @Test
    void a_class_tells_its_outcomes_its_example_and_what_the_second_policy_reads() {
        assertThat(text(Language.EN, List.of(found())))
                .contains("REMOVE → REQUIRED, red-listed")
                .contains("cases: 24")
                .contains("real mailboxes: 1")
                .contains("for example: given: {")
                .contains("which the second reads as: activity: DORMANT");
        assertThat(text(Language.FR, List.of(found())))
                .contains("À RETIRER → REQUISE, liste rouge", "que la seconde lit\u00a0: activity: DORMANT");
    }

    @Test
    void no_difference_is_said_in_so_many_words() {
        assertThat(text(Language.EN, List.of()))
                .contains("No difference: both decide alike in all 139,257 cases compared.");
    }
}
