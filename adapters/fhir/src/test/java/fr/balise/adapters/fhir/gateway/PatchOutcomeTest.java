package fr.balise.adapters.fhir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.fhir.gateway.PatchOutcome.Delay;
import fr.balise.adapters.fhir.gateway.PatchOutcome.Doubt;
import fr.balise.adapters.fhir.gateway.PatchOutcome.InDoubt;
import fr.balise.adapters.fhir.gateway.PatchOutcome.NotDone;
import fr.balise.adapters.fhir.gateway.PatchOutcome.Refusal;
import fr.balise.adapters.fhir.gateway.PatchOutcome.Refused;
import fr.balise.adapters.fhir.gateway.PatchOutcome.Shown;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each reply to a patch, and what follows from it. */
class PatchOutcomeTest {
    private static final String OUTCOME =
            "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"diagnostics\":\"C'est non.\"}]}";

    private static PatchOutcome of(int status, String body) {
        return PatchOutcome.of(new Reply.Answer(status, Map.of(), body));
    }

    @ParameterizedTest
    @CsvSource({
        "400, CHANGE, false",
        "404, CHANGE, false",
        "410, CHANGE, false",
        "413, CHANGE, false",
        "412, SEVERAL_MATCH, false",
        "401, KEY, true",
        "403, KEY, true",
        "405, METHOD, true",
        "501, METHOD, true"
    })
    void a_refusal_says_whether_it_concerns_one_change_or_all(int status, Refusal refusal, boolean all) {
        assertThat(of(status, OUTCOME)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.refusal()).isEqualTo(refusal);
            assertThat(refused.refusal().concernsAll()).isEqualTo(all);
            assertThat(refused.why().fr()).contains(String.valueOf(status), "C'est non");
            assertThat(refused.why().en()).contains(String.valueOf(status), "C'est non");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "409, VERSION_CONFLICT",
        "422, DUPLICATE",
        "500, FAILED",
        "507, FAILED",
        "502, LOST",
        "503, LOST",
        "504, LOST",
        "408, LOST",
        "303, NOT_SHOWN",
        "204, NOT_SHOWN",
        "200, NOT_SHOWN",
    })
    void a_doubt_is_left_to_a_look_at_the_directory(int status, Doubt doubt) {
        assertThat(of(status, OUTCOME))
                .isInstanceOfSatisfying(
                        InDoubt.class, inDoubt -> assertThat(inDoubt.doubt()).isEqualTo(doubt));
    }

    @Test
    void only_a_whole_resource_shows_anything() {
        assertThat(of(200, "{\"resourceType\":\"Practitioner\",\"id\":\"p1\"}")).isInstanceOf(Shown.class);
        for (String body : List.of(
                "",
                "<html></html>",
                "{\"resourceType\":\"Pract",
                "{\"resourceType\":\"Practitioner\",\"id\":\"p1\",\"meta\":{\"tag\":[{\"code\":\"SUBSETTED\"}]}}")) {
            assertThat(of(200, body)).as(body).isInstanceOf(InDoubt.class);
        }
    }

    @Test
    void too_many_calls_may_be_sent_again() {
        assertThat(of(429, ""))
                .isInstanceOfSatisfying(
                        NotDone.class, notDone -> assertThat(notDone.delay()).isEqualTo(Delay.TOO_MANY));
    }

    @ParameterizedTest
    @EnumSource
    void silence_after_a_call_left_is_a_doubt_and_one_that_never_left_may_be_sent_again(Reply.Why why) {
        PatchOutcome outcome = PatchOutcome.of(new Reply.NoAnswer(why, "detail"));

        switch (why) {
            case BAD_ADDRESS -> assertThat(outcome).isInstanceOf(Refused.class);
            case UNKNOWN_HOST, CANNOT_CONNECT, TLS, WITHHELD ->
                assertThat(outcome).isInstanceOf(NotDone.class);
            case TIMED_OUT, BROKEN, OUT_OF_BOUNDS -> assertThat(outcome).isInstanceOf(InDoubt.class);
        }
    }
}
