package fr.balise.core.policy.settings;

import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Text;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a setting may say. */
public sealed interface SettingValues {
    /** The sentences of the values. */
    Messages MESSAGES = Messages.beside(SettingValues.class, "values");

    /** A value as it is written in one way; empty when it is not allowed. */
    Optional<String> canonical(String written);

    /** What is allowed, for people. */
    Text told();

    /** A whole number between bounds, which are allowed. */
    record Whole(int least, int most) implements SettingValues {
        static final Whole MONTHS = new Whole(1, SettingsReader.MOST_MONTHS);
        private static final String DIGITS = "-?[0-9]{1,10}";

        @Override
        public Optional<String> canonical(String written) {
            return Optional.of(written.strip())
                    .filter(text -> text.matches(DIGITS))
                    .map(Long::parseLong)
                    .filter(number -> least <= number && number <= most)
                    .map(String::valueOf);
        }

        @Override
        public Text told() {
            return most == Integer.MAX_VALUE ? MESSAGES.text("wholeFrom", least) : MESSAGES.text("whole", least, most);
        }
    }

    /** A date. */
    record Day() implements SettingValues {
        @Override
        public Optional<String> canonical(String written) {
            try {
                return Optional.of(LocalDate.parse(written.strip()).toString());
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }

        @Override
        public Text told() {
            return MESSAGES.text("day");
        }
    }

    /** One of some words. */
    record Choice(List<String> words) implements SettingValues {
        static Choice of(Enum<?>... constants) {
            return new Choice(Stream.of(constants).map(Enum::name).toList());
        }

        @Override
        public Optional<String> canonical(String written) {
            return Optional.of(written.strip().toUpperCase(Locale.ROOT)).filter(words::contains);
        }

        @Override
        public Text told() {
            return MESSAGES.text("choice", String.join(", ", words));
        }
    }
}
