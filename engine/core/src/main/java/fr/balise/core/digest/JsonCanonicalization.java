package fr.balise.core.digest;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * JSON in the one spelling of RFC 8785: members sorted by name in UTF-16 code units, no white space, only what must be
 * escaped. Whole numbers of any size keep all their digits; the RFC leaves those beyond 2<sup>53</sup> to strings.
 */
public final class JsonCanonicalization {
    /** The most digits that a double needs to be told from every other. */
    private static final int DOUBLE_DIGITS = 17;

    private static final int LARGEST_PLAIN_EXPONENT = 21;
    private static final int SMALLEST_PLAIN_EXPONENT = -6;
    private static final int PIECE = 1 << 14;
    private static final int LONGEST_ESCAPE = 6;

    private JsonCanonicalization() {}

    /** The text of a map, a list, a string, a number, a boolean or null; nulls and emptiness are kept. */
    public static String of(@Nullable Object value) {
        StringBuilder whole = new StringBuilder();
        pieces(value, whole::append);
        return whole.toString();
    }

    /** The same text piece by piece, so that a long list is never there as a whole. */
    static void pieces(@Nullable Object value, Consumer<? super StringBuilder> taker) {
        StringBuilder out = new StringBuilder();
        append(out, value, () -> {
            if (out.length() > PIECE) {
                taker.accept(out);
                out.setLength(0);
            }
        });
        taker.accept(out);
    }

    private static void append(StringBuilder out, @Nullable Object value, Runnable between) {
        if (value instanceof Map<?, ?> members) {
            object(out, members, between);
        } else if (value instanceof List<?> items) {
            char before = '[';
            for (Object item : items) {
                append(out.append(before), item, between);
                between.run();
                before = ',';
            }
            out.append(before == '[' ? "[]" : "]");
        } else {
            scalar(out, value);
        }
    }

    private static void object(StringBuilder out, Map<?, ?> members, Runnable between) {
        String[] names = members.keySet().toArray(new String[0]);
        Arrays.sort(names);
        char before = '{';
        for (String name : names) {
            string(out.append(before), name);
            append(out.append(':'), members.get(name), between);
            before = ',';
        }
        out.append(before == '{' ? "{}" : "}");
    }

    /** Appends a string, a number, a boolean or null. */
    public static void scalar(StringBuilder out, @Nullable Object value) {
        if (value instanceof String text) {
            string(out, text);
        } else if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
            out.append(number(((Number) value).doubleValue()));
        } else if (value == null
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof BigInteger) {
            out.append(value);
        } else {
            throw new IllegalArgumentException("not a JSON value: " + value.getClass());
        }
    }

    private static void string(StringBuilder out, String text) {
        char[] plain = text.toCharArray();
        int more = 0;
        for (char c : plain) {
            more += c < ' ' ? LONGEST_ESCAPE - 1 : c == '"' || c == '\\' ? 1 : 0;
        }
        out.append('"').append(more == 0 ? text : escaped(plain, more)).append('"');
    }

    /** By way of arrays: builders take and strings give characters one by one. */
    private static String escaped(char[] plain, int more) {
        char[] room = new char[plain.length + more];
        int length = 0;
        for (char c : plain) {
            if (c >= ' ' && c != '"' && c != '\\') {
                room[length++] = c;
            } else {
                String escape = escape(c);
                escape.getChars(0, escape.length(), room, length);
                length += escape.length();
            }
        }
        return new String(room, 0, length);
    }

    private static String escape(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\b' -> "\\b";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\f' -> "\\f";
            case '\r' -> "\\r";
            default -> String.format("\\u%04x", (int) c);
        };
    }

    /** As ECMAScript writes it: the fewest digits that give this double back; Java 17's own text may have more. */
    private static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("not a JSON number: " + value);
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest =
                shortest(new BigDecimal(value).abs(), Math.abs(value)).stripTrailingZeros();
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        return (value < 0 ? "-" : "") + laidOut(digits, point);
    }

    private static BigDecimal shortest(BigDecimal exact, double value) {
        BigDecimal rounded = exact;
        for (int digits = 1; digits <= DOUBLE_DIGITS; digits++) {
            rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                return rounded;
            }
        }
        return rounded;
    }

    /** The digits with the decimal point after the first {@code point} of them. */
    private static String laidOut(String digits, int point) {
        if (point > LARGEST_PLAIN_EXPONENT || point <= SMALLEST_PLAIN_EXPONENT) {
            String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
            return mantissa + "e" + (point > 0 ? "+" : "-") + Math.abs(point - 1);
        }
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        return point >= digits.length()
                ? digits + "0".repeat(point - digits.length())
                : digits.substring(0, point) + "." + digits.substring(point);
    }
}
