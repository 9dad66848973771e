package fr.balise.adapters.reporting.letter;

import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The templates of letters (Mustache), by their names: {@code letter.fr.html} and so on. A template reads what it is given
 * and nothing else: no file, no Java; what is put into a page is escaped.
 */
public final class LetterTemplates {
    private static final Messages MESSAGES = Messages.beside(LetterTemplates.class, "letters");
    private static final List<String> FORMS = List.of("txt", "html");
    private static final Mustache.Compiler MUSTACHE = Mustache.compiler()
            .strictSections(true)
            .emptyStringIsFalse(true)
            .withCollector(new MapsAlone())
            .withLoader(name -> {
                throw new MustacheException("{{> " + name + "}}");
            });

    private final Map<String, Template> templates = new HashMap<>();

    /** Whom a letter is for. */
    public enum Kind {
        /** The professional. */
        LETTER,
        /** Somebody else, who is asked to have the professional answer. */
        CONTACT;

        String file(Language language, String form) {
            return name().toLowerCase(Locale.ROOT) + "." + language.code() + "." + form;
        }
    }

    /** Neither methods nor fields of Java objects can be named in a template. */
    private static final class MapsAlone extends DefaultCollector {
        @Override
        public Mustache.@Nullable VariableFetcher createFetcher(Object context, String name) {
            return context instanceof Map || name.equals(".") ? super.createFetcher(context, name) : null;
        }
    }

    private LetterTemplates() {}

    /** The names of all templates. */
    public static List<String> names() {
        return Stream.of(Kind.values())
                .flatMap(kind -> Stream.of(Language.values())
                        .flatMap(language -> FORMS.stream().map(form -> kind.file(language, form))))
                .toList();
    }

    /** The templates as they come with Balise, by name. */
    public static SortedMap<String, String> usual() {
        SortedMap<String, String> usual = new TreeMap<>();
        names().forEach(name -> usual.put(name, read(name)));
        return usual;
    }

    private static String read(String name) {
        try (InputStream template = Objects.requireNonNull(LetterTemplates.class.getResourceAsStream(name), name)) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Templates of an operator, in place of the usual ones of the same names.
     *
     * @throws Refusal when one cannot be used
     */
    public static LetterTemplates of(Map<String, String> own) throws Refusal {
        LetterTemplates all = new LetterTemplates();
        Map<String, String> texts = new TreeMap<>(usual());
        texts.putAll(own);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            try {
                all.templates.put(
                        text.getKey(),
                        MUSTACHE.escapeHTML(text.getKey().endsWith(".html")).compile(text.getValue()));
            } catch (MustacheException e) {
                throw wrong(text.getKey(), e);
            }
        }
        return all;
    }

    private static Refusal wrong(String name, MustacheException why) {
        return Refusal.input(MESSAGES.text("wrong", name, String.valueOf(why.getMessage())));
    }

    /** A letter in each form, by the ending of its file. */
    SortedMap<String, String> render(Kind kind, Language language, Map<String, Object> said) throws Refusal {
        SortedMap<String, String> letters = new TreeMap<>();
        for (String form : FORMS) {
            String name = kind.file(language, form);
            try {
                letters.put(form, Objects.requireNonNull(templates.get(name)).execute(said));
            } catch (MustacheException e) {
                throw wrong(name, e);
            }
        }
        return letters;
    }
}
