package fr.balise.policy.reference;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.analysis.proof.space.CaseSpace;
import fr.balise.core.PublicationEngine;
import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.BuiltIn.Ownership;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.policy.loading.PolicyLoader;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferencePolicyTest {
    @Test
    void the_reference_policy_loads() throws Exception {
        Policy policy = PolicyLoader.load(ReferencePolicy.files());

        assertThat(policy.name()).isEqualTo("reference");
        assertThat(policy.rules()).extracting(rule -> rule.id().value()).contains("FOREIGN", "PER-WANTED", "PREFERRED");
    }

    @Test
    void every_case_that_can_occur_is_decided_and_no_foreign_mailbox_is_touched() throws Exception {
        try (PublicationEngine engine = PublicationEngine.load(ReferencePolicy.files())) {
            engine.decideCases(CaseSpace.of(engine.policy()).cases()).forEach((aCase, decision) -> {
                assertThat(decision.verdict()).as("%s", aCase).isNotEqualTo(Verdict.UNDECIDED);
                assertThat(decision.verdict() == Verdict.UNTOUCHED)
                        .as("%s", aCase)
                        .isEqualTo(aCase.get(BuiltIn.OWNERSHIP) == Ownership.FOREIGN);
            });
        }
    }

    @Test
    void every_sentence_ends_like_a_sentence_and_differs_from_the_other_language() throws Exception {
        for (Rule rule : PolicyLoader.load(ReferencePolicy.files()).rules()) {
            assertThat(rule.message().fr()).as("%s, French", rule.id()).endsWith(".");
            assertThat(rule.message().en())
                    .as("%s, English", rule.id())
                    .endsWith(".")
                    .isNotEqualTo(rule.message().fr());
        }
    }

    @Test
    void the_jar_shows_the_files_that_operators_edit() throws IOException {
        for (Map.Entry<String, byte[]> file : ReferencePolicy.files().content().entrySet()) {
            String resource = "/fr/balise/policy/reference/" + file.getKey();
            try (InputStream packaged = ReferencePolicyTest.class.getResourceAsStream(resource)) {
                assertThat(packaged).as(resource).isNotNull();
                assertThat(new String(packaged.readAllBytes(), StandardCharsets.UTF_8))
                        .as(resource)
                        .isEqualTo(new String(file.getValue(), StandardCharsets.UTF_8));
            }
        }
    }
}
