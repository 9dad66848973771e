package fr.balise.adapters.fhir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key leaves in its header and comes out nowhere; what is read is read as it came. */
class ApiKeyTest {
    private static final String RESOURCE = "{\"resourceType\":\"Practitioner\",\"id\":\"p1\","
            + "\"telecom\":[{\"extension\":[{\"url\":\"https://exemple.invalid/x\"}]}]}";

    private static Reply.Answer answer(String key, String body) {
        return new Reply.Answer(200, Map.of("X-Echo", List.of(key)), Body.of(body), ApiKey.of(key));
    }

    @Test
    void a_key_that_stands_in_every_extension_leaves_what_is_parsed_as_it_came() {
        Reply.Answer answer = answer("x", RESOURCE);

        assertThat(PatchOutcome.of(answer))
                .isInstanceOfSatisfying(
                        PatchOutcome.Shown.class,
                        shown -> assertThat(
                                        shown.resource().path("telecom").path(0).has("extension"))
                                .isTrue());
        assertThat(answer.header("x-echo")).contains("x");
        assertThat(answer.logged(answer.body().text())).doesNotContain("x").contains("e***tension");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/Secret\"Key",
                "a\\/Secret\\\"Key",
                "\\u0061/\\u0053ecret\\u0022Key",
                "a%2FSecret%22Key",
                "a%2fSecret&#34;Key",
                "a&#x2F;Secret&#x22;Key",
                "\\\\u0061/Secret\"Key"
            })
    void a_key_is_blacked_out_however_it_is_escaped(String echoed) {
        assertThat(ApiKey.of("a/Secret\"Key").hiddenIn("refused: " + echoed + ", try again"))
                .isEqualTo("refused: ***, try again");
    }

    @Test
    void a_key_echoed_in_diagnostics_is_not_shown() {
        Reply.Answer answer = answer(
                "SecretKey",
                "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"diagnostics\":\"key \\u0053ecretKey refused\"}]}");

        assertThat(Diagnostics.of(answer)).contains("key *** refused");
    }

    @Test
    void what_a_server_says_is_shown_on_one_line_without_what_cannot_be_seen() {
        Reply.Answer answer = answer(
                "k",
                "{\"issue\":[{\"diagnostics\":\"a\\u202eb\\u2028c\\u001b[2Jd\\ne\\u200b\"}],"
                        + "\"resourceType\":\"OperationOutcome\"}");

        assertThat(Diagnostics.of(answer).orElseThrow())
                .isEqualTo("a�b c�[2Jd e�")
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
    }
}
