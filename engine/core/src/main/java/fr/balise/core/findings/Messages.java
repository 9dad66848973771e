package fr.balise.core.findings;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of a bundle ({@code NAME_fr.properties}, {@code NAME_en.properties}), by key, in both languages. */
public final class Messages {
    private static final ResourceBundle.Control FILES_ONLY =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ClassLoader loader;
    private final String bundle;

    private Messages(ClassLoader loader, String bundle) {
        this.loader = loader;
        this.bundle = bundle;
    }

    /** The bundle of that name beside a class. */
    public static Messages beside(Class<?> place, String name) {
        return new Messages(place.getClassLoader(), place.getPackageName() + "." + name);
    }

    /**
     * A sentence.
     *
     * @param arguments put in as they are; a {@link Text} and a date in the language of the sentence
     */
    public Text text(String key, Object... arguments) {
        return new Text(sentence(Language.FR, key, arguments), sentence(Language.EN, key, arguments));
    }

    /** True when the bundle has a sentence of that key. */
    public boolean has(String key) {
        return ResourceBundle.getBundle(bundle, Language.EN.locale(), loader, FILES_ONLY)
                .containsKey(key);
    }

    private String sentence(Language language, String key, Object[] arguments) {
        Object[] said = arguments.clone();
        for (int i = 0; i < said.length; i++) {
            said[i] = said(said[i], language);
        }
        ResourceBundle sentences = ResourceBundle.getBundle(bundle, language.locale(), loader, FILES_ONLY);
        return new MessageFormat(sentences.getString(key), Locale.ROOT).format(said);
    }

    private static String said(Object argument, Language language) {
        if (argument instanceof LocalDate date) {
            return language.date(date);
        }
        return argument instanceof Text text ? text.in(language) : String.valueOf(argument);
    }
}
