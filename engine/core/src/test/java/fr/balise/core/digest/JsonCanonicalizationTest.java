package fr.balise.core.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCanonicalizationTest {
    /** The numbers of RFC 8785, appendix B, by the bits of the double. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555554, 333333333.33333325",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void numbers_are_written_as_the_standard_says(String bits, String text) {
        assertThat(JsonCanonicalization.of(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))))
                .isEqualTo(text);
    }

    @Test
    void any_double_is_read_back() {
        new Random(7)
                .longs(20_000)
                .mapToObj(Double::longBitsToDouble)
                .filter(Double::isFinite)
                .forEach(value -> assertThat(Double.parseDouble(JsonCanonicalization.of(value)))
                        .isEqualTo(value == 0 ? 0 : value));
    }

    @Test
    void members_are_sorted_by_code_units_and_only_what_must_be_is_escaped() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("\u20ac", "Euro Sign");
        value.put("\r", "Carriage Return");
        value.put("\ufb33", "Hebrew Letter Dalet With Dagesh");
        value.put("1", "One");
        value.put("\ud83d\ude00", "Emoji");
        value.put("\u0080", "Control");
        value.put("\u00f6", "\u20ac$\u000F\nA'B\"\\\"/");

        assertThat(JsonCanonicalization.of(value))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\"/\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void absent_null_and_empty_stay_three_things() {
        assertThat(JsonCanonicalization.of(Map.of("a", List.of(), "b", Map.of())))
                .isEqualTo("{\"a\":[],\"b\":{}}");
        assertThat(JsonCanonicalization.of(Arrays.asList(1, true, null, ""))).isEqualTo("[1,true,null,\"\"]");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void what_json_cannot_say_is_refused(double value) {
        assertThatThrownBy(() -> JsonCanonicalization.of(value)).isInstanceOf(IllegalArgumentException.class);
    }
}
