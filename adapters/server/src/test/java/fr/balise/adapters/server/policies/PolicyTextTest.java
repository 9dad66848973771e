package fr.balise.adapters.server.policies;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.cells.Row;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.loading.PolicyLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Settings and rows are changed where they stand. */
class PolicyTextTest {
    private static String yaml(PolicyFiles files) {
        return new String(files.content().get("policy.yaml"), StandardCharsets.UTF_8);
    }

    private static String table(String csv, long number, String... cells) {
        return new String(
                TableText.with(csv.getBytes(StandardCharsets.UTF_8), number, List.of(cells)), StandardCharsets.UTF_8);
    }

    @Test
    void of_a_policy_that_lies_on_another_the_settings_of_both_may_be_tried() throws Exception {
        PolicyFiles reference = PolicyFolder.read(Path.of("../../rules/policy"));
        PolicyFiles overlay = new PolicyFiles(new TreeMap<>(Map.of("policy.yaml", """
                        name: a
                        version: 1
                        title: Essai
                        extends: {policy: reference, version: '%s', digest: %s}
                        activity:
                          inactiveAfterMonths: 9
                        """.formatted(
                                PolicyLoader.load(reference).version(), reference.bundleDigest())
                        .getBytes(StandardCharsets.UTF_8))))
                .over(reference);

        assertThat(PolicySettings.tried(PolicyLoader.load(overlay)))
                .containsEntry("activity.inactiveAfterMonths", "9")
                .containsEntry("activity.dormantAfterMonths", "6");
        assertThat(yaml(PolicySettings.with(overlay, Map.of("redList", "REMOVE"))))
                .contains("redList: REMOVE");
    }

    @Test
    void a_setting_is_changed_and_every_comment_stays() throws Exception {
        PolicyFiles reference = PolicyFolder.read(Path.of("../../rules/policy"));

        PolicyFiles other = PolicySettings.with(
                reference,
                Map.of(
                        "activity.inactiveAfterMonths", "9",
                        "usage.validMonths", "24",
                        "limits.removalShareByType.APP", "15",
                        "careSettings.TOWN", "[SA05, SA07]",
                        "address.pattern", "it's # odd: yes"));

        assertThat(yaml(other))
                .isEqualTo(yaml(reference)
                                .replace("inactiveAfterMonths: 12", "inactiveAfterMonths: 9")
                                .replace("    ORG: 20", "    APP: 15\n    ORG: 20")
                                .replace("[SA05, SA07, SA08, SA09, SA52]", "[SA05, SA07]")
                                .replaceFirst("pattern: '.*'\n", "pattern: 'it''s # odd: yes'\n")
                        + "usage:\n  validMonths: 24\n");
        assertThat(PolicySettings.all(other))
                .containsEntry("usage.validMonths", "24")
                .containsEntry("address.pattern", "it's # odd: yes")
                .containsEntry("title.fr", "Politique de référence de publication des BAL MSSanté");
        assertThat(yaml(PolicySettings.with(reference, PolicySettings.all(reference))))
                .isEqualTo(yaml(reference));
    }

    @Test
    void a_row_is_changed_added_or_taken_out_and_every_other_line_stays() {
        String csv = "id,source,sentence\r\n\"# Note, kept\",,\r\nONE,A3,\"as, it was\"\r\nTWO,A3,x\r\n";

        assertThat(table(csv, 4, "TWO", "A3", "a \"b\", c"))
                .isEqualTo(csv.replace("TWO,A3,x", "TWO,A3,\"a \"\"b\"\", c\""));
        assertThat(table(csv, 0, "NEW", "", "y")).isEqualTo(csv + "NEW,,y\r\n");
        assertThat(table(csv, 3, "", " ", "")).isEqualTo(csv.replace("ONE,A3,\"as, it was\"\r\n", ""));
        assertThat(table(csv, 99, "x")).isEqualTo(csv);
        String long_ = "id,sentence\nONE,\"in two\nlines\"\nTWO,x\n";
        assertThat(TableText.of(long_.getBytes(StandardCharsets.UTF_8)).rows())
                .extracting(Row::number)
                .containsExactly(2, 4);
        assertThat(table(long_, 4, "TWO", "y")).isEqualTo(long_.replace("TWO,x", "TWO,y"));
        assertThat(table(long_, 2, "ONE", "in one")).isEqualTo("id,sentence\nONE,in one\nTWO,x\n");
        assertThat(TableText.of(csv.getBytes(StandardCharsets.UTF_8)).rows()).hasSize(2);
    }
}
