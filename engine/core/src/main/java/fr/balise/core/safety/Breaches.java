package fr.balise.core.safety;

import fr.balise.core.findings.Language;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The limits that a plan breaks, in the order in which they are checked; each is told by the sentence of its name. */
final class Breaches {
    static final Messages MESSAGES = Messages.beside(Breaches.class, "safety");

    private static final int NAMES_SHOWN = 5;

    private final List<Breach> found = new ArrayList<>();

    /** Adds one, with where the policy sets it and what lifts it. */
    void add(Limit limit, Object... arguments) {
        add(limit, limit.override(), arguments);
    }

    /** The same, lifted by a word of its own. */
    void addNamed(Limit limit, String name, Object... arguments) {
        add(limit, limit.override() + "=" + name, arguments);
    }

    private void add(Limit limit, String override, Object... arguments) {
        Text text = MESSAGES.text(limit.override(), arguments);
        if (!limit.setting().isEmpty()) {
            text = joined(text, MESSAGES.text("setting", limit.setting()));
        }
        if (limit.mayBeLifted()) {
            text = joined(text, MESSAGES.text("override", override));
        }
        found.add(new Breach(limit, limit.mayBeLifted() ? List.of(override) : List.of(), text));
    }

    /** Adds one whose sentence says itself what lifts it. */
    void add(Breach breach) {
        found.add(breach);
    }

    List<Breach> all() {
        return List.copyOf(found);
    }

    private static Text joined(Text first, Text second) {
        return new Text(first.fr() + " " + second.fr(), first.en() + " " + second.en());
    }

    /** A number with its thousands apart. */
    static Text number(long number) {
        return in(language -> language.grouped(number));
    }

    /** A number with one decimal. */
    static Text decimal(double number) {
        return in(language -> language.decimal(number));
    }

    /** The first of them, and whether there are more. */
    static Text some(List<Text> texts) {
        String more = texts.size() > NAMES_SHOWN ? ", …" : "";
        return in(language -> texts.stream()
                .limit(NAMES_SHOWN)
                .map(text -> text.in(language))
                .collect(Collectors.joining(", ", "", more)));
    }

    private static Text in(Function<Language, String> said) {
        return new Text(said.apply(Language.FR), said.apply(Language.EN));
    }
}
