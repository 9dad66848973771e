package fr.balise.core.policy.settings;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import fr.balise.core.findings.Text;
import fr.balise.core.yaml.YamlField;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The form that a policy asks of addresses. RE2 patterns match in linear time, so none can make the engine hang; but
 * repetitions of repetitions grow while they are compiled, so the size they would reach is reckoned first.
 */
final class AddressPattern {
    private static final int LONGEST = 500;
    private static final long LARGEST = 2_000;

    /** As long as an address may be. */
    private static final List<String> TRIALS =
            List.of("a".repeat(240) + "@b.mssante.fr1", "a@" + "b.".repeat(126), ".".repeat(254), "@".repeat(254));

    private AddressPattern() {}

    /** Compiled; what is wrong with it is told. */
    static Optional<Pattern> read(YamlField field) {
        return field.text().flatMap(written -> {
            if (written.isBlank()) {
                return wrong(
                        field,
                        "motif vide : aucune adresse n'y répondrait",
                        "empty pattern: no address would match it");
            }
            if (written.length() > LONGEST) {
                return wrong(
                        field,
                        "motif de plus de " + LONGEST + " caractères",
                        "pattern longer than " + LONGEST + " characters");
            }
            if (unfolded(written) > LARGEST) {
                return wrong(
                        field,
                        "le motif répète des répétitions : il deviendrait trop grand",
                        "the pattern repeats repetitions: it would grow too large");
            }
            return compiled(field, written);
        });
    }

    private static Optional<Pattern> compiled(YamlField field, String written) {
        try {
            Pattern pattern = Pattern.compile(written);
            TRIALS.forEach(pattern::matches);
            return Optional.of(pattern);
        } catch (StackOverflowError e) {
            return wrong(
                    field,
                    "le motif d'adresse échoue sur une adresse de 254 caractères",
                    "the address pattern fails on an address of 254 characters");
        } catch (PatternSyntaxException e) {
            return wrong(
                    field,
                    "motif d'adresse incorrect : " + e.getDescription(),
                    "not a valid address pattern: " + e.getDescription());
        }
    }

    private static Optional<Pattern> wrong(YamlField field, String fr, String en) {
        field.wrong(new Text(fr, en));
        return Optional.empty();
    }

    /** About how many steps the pattern has once its counted repetitions are written out; never too few. */
    static long unfolded(String pattern) {
        Unfolding unfolding = new Unfolding(pattern);
        int at = 0;
        while (at < pattern.length() && unfolding.size <= LARGEST) {
            at = unfolding.after(at) + 1;
        }
        return unfolding.size;
    }

    /** The size of what was read so far. */
    private static final class Unfolding {
        private final String pattern;
        private final Deque<Long> groups = new ArrayDeque<>();
        private long size;
        private long last;

        private Unfolding(String pattern) {
            this.pattern = pattern;
        }

        /** Counts what begins there, and returns where it ends. */
        private int after(int at) {
            return switch (pattern.charAt(at)) {
                case '(' -> {
                    groups.push(size);
                    size = 0;
                    last = 0;
                    yield at;
                }
                case ')' -> {
                    last = size + 1;
                    size = (groups.isEmpty() ? 0 : groups.pop()) + last;
                    yield at;
                }
                case '{' -> repeated(at);
                case '[' -> step(1, endOfClass(pattern, at));
                case '\\' -> {
                    int end = pattern.startsWith("\\Q", at) ? pattern.indexOf("\\E", at) : at + 1;
                    int known = end < 0 ? pattern.length() : end;
                    yield step(known - at, known);
                }
                default -> step(1, at);
            };
        }

        private int step(int steps, int end) {
            last = 1;
            size += steps;
            return end;
        }

        private int repeated(int at) {
            int end = pattern.indexOf('}', at);
            long times = end < 0 ? 1 : greatest(pattern.substring(at + 1, end));
            size += last * (times - 1);
            last *= times;
            return end < 0 ? at : end;
        }
    }

    private static int endOfClass(String pattern, int start) {
        int at = start + 1;
        at += pattern.startsWith("^", at) ? 1 : 0;
        at += pattern.startsWith("]", at) ? 1 : 0;
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            int named = pattern.startsWith("[:", at) ? pattern.indexOf(":]", at) : -1;
            if (named > 0) {
                at = named + 2;
            } else {
                at += pattern.charAt(at) == '\\' ? 2 : 1;
            }
        }
        return at;
    }

    private static long greatest(String bounds) {
        long greatest = 1;
        for (String bound : bounds.split(",", -1)) {
            if (bound.matches("[0-9]{1,4}")) {
                greatest = Math.max(greatest, Long.parseLong(bound));
            }
        }
        return greatest;
    }
}
