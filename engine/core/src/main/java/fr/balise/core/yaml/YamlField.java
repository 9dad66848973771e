package fr.balise.core.yaml;

import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Text;
import fr.balise.core.findings.VisibleText;
import fr.balise.core.identity.InvalidIdentifier;
import fr.balise.core.policy.problems.PolicyProblems;
import fr.balise.core.policy.problems.Suggestion;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One value of a document, or its absence. Reading it never throws: what is wrong is told with its place, and what is
 * absent reads as nothing.
 */
public final class YamlField {
    static final Messages MESSAGES = Messages.beside(YamlField.class, "yaml");
    private static final int LONGEST_LINE = 500;

    private final Document document;
    private final String name;
    private final Optional<YamlValue> value;
    private final Optional<YamlField> beneath;
    private final Set<String> own;

    /** What the values of a document share: its name in messages, what to do when in doubt, and what is wrong. */
    record Document(String file, Text remedy, PolicyProblems problems) {}

    YamlField(Document document, String name, Optional<YamlValue> value) {
        this(document, name, value, Optional.empty(), Set.of());
    }

    private YamlField(
            Document document, String name, Optional<YamlValue> value, Optional<YamlField> beneath, Set<String> own) {
        this.document = document;
        this.name = name;
        this.value = value;
        this.beneath = beneath;
        this.own = own;
    }

    /**
     * The root of a document; absent when it cannot be read, which is told.
     *
     * @param file the name to use in messages
     * @param remedy what to do about a mistake that says no more
     */
    public static YamlField read(String file, String text, Text remedy, PolicyProblems problems) {
        Document document = new Document(file, remedy, problems);
        try {
            return new YamlField(document, file, Optional.of(YamlValue.read(text)));
        } catch (YamlProblem e) {
            problems.add(file, e.line(), e.column(), e.what(), remedy);
            return new YamlField(document, file, Optional.empty());
        }
    }

    /** A document that says nothing. */
    public static YamlField none(String file, PolicyProblems problems) {
        return new YamlField(new Document(file, new Text("", ""), problems), file, Optional.empty());
    }

    /**
     * This value over another: of two mappings the keys are joined, anything else replaces what is beneath it.
     *
     * @param own keys that this value has to say itself
     */
    public YamlField over(YamlField other, String... own) {
        return isPresent() ? new YamlField(document, name, value, Optional.of(other), Set.of(own)) : other;
    }

    /** The entry of a mapping, whether or not it may stand there; absent when there is none. */
    public YamlField entry(String key) {
        return isMapping() ? entries().getOrDefault(key, absent(key)) : absent(key);
    }

    /** Every single value below, by its dotted name; the items of a list are one value, joined by commas. */
    public Map<String, YamlField> leaves() {
        Map<String, YamlField> leaves = new LinkedHashMap<>();
        entries().forEach((key, entry) -> {
            if (entry.isMapping()) {
                entry.leaves().forEach((below, leaf) -> leaves.put(key + "." + below, leaf));
            } else if (!entry.isNull()) {
                leaves.put(key, entry);
            }
        });
        return leaves;
    }

    /** The scalar, or the scalars of a list joined by commas. */
    public String shown() {
        return value.flatMap(YamlValue::sequence).stream()
                .flatMap(List::stream)
                .flatMap(item -> item.scalar().stream())
                .collect(Collectors.joining(", "));
    }

    /** True of a single value, be it nothing. */
    public boolean isSingle() {
        return value.flatMap(YamlValue::scalar).isPresent();
    }

    private boolean isMapping() {
        return value.flatMap(YamlValue::mapping).isPresent();
    }

    /** The key before it, or that of the list it stands in. */
    public String name() {
        return name;
    }

    /** The key before it, as a value: it stands elsewhere. */
    public YamlField key() {
        return new YamlField(document, name, value.map(YamlValue::key));
    }

    /** True when something is there. */
    public boolean isPresent() {
        return value.isPresent();
    }

    /** Where it stands. */
    public SourceLine place() {
        return new SourceLine(document.file, lineNumber());
    }

    /** Line of its first character, from 1; 0 when it is absent. */
    public int lineNumber() {
        return value.map(YamlValue::line).orElse(0);
    }

    /** Column of its first character, from 1; 0 when it is absent. */
    public int columnNumber() {
        return value.map(YamlValue::column).orElse(0);
    }

    /** Tells what is wrong with it, and what to do. */
    public void wrong(Text what, Text remedy) {
        document.problems.add(document.file, lineNumber(), columnNumber(), what, remedy);
    }

    /** Tells what is wrong with it; the document's remedy says what to do. */
    public void wrong(Text what) {
        wrong(what, document.remedy);
    }

    /** A scalar, as written. */
    public Optional<String> text() {
        return value.flatMap(present -> present.scalar().or(() -> {
            wrong(MESSAGES.text("scalar", name));
            return Optional.empty();
        }));
    }

    /** A sentence, {@code {fr: …, en: …}}; one that is written in one language only serves for both. */
    public Optional<Text> sentence() {
        if (!isMapping()) {
            return line().map(text -> new Text(text, text));
        }
        return mapping(fields -> {
            Optional<String> fr = fields.optional("fr").line();
            Optional<String> en = fields.optional("en").line();
            if (!fields.has("fr") && !fields.has("en")) {
                fields.required("fr");
            }
            return () -> new Text(fr.or(() -> en).orElseThrow(), en.or(() -> fr).orElseThrow());
        });
    }

    /** A text of one line, of at most {@value #LONGEST_LINE} characters. */
    public Optional<String> line() {
        return as(
                text -> Optional.of(text.strip())
                        .filter(line -> !line.isEmpty()
                                && line.length() <= LONGEST_LINE
                                && line.codePoints().noneMatch(Character::isISOControl)),
                MESSAGES.text("line", LONGEST_LINE),
                document.remedy);
    }

    /** What the reader makes of the text; when it makes nothing, the text is told, why it is wrong, and what to do. */
    public <T> Optional<T> as(Function<String, Optional<T>> reader, Text why, Text remedy) {
        Optional<String> text = text();
        Optional<T> read = text.flatMap(written -> {
            try {
                return reader.apply(written);
            } catch (InvalidIdentifier | DateTimeParseException e) {
                return Optional.empty();
            }
        });
        if (text.isPresent() && read.isEmpty()) {
            wrong(MESSAGES.text("because", VisibleText.excerpt(text.get()), why), remedy);
        }
        return read;
    }

    /** An identifier made of the text; its maker's refusal is told. */
    public <T> Optional<T> id(Function<String, T> maker) {
        return text().flatMap(text -> {
            try {
                return Optional.of(maker.apply(text));
            } catch (InvalidIdentifier e) {
                wrong(MESSAGES.text("identifier", String.valueOf(e.getMessage())));
                return Optional.empty();
            }
        });
    }

    /** A text of that form, a regular expression. */
    public Optional<String> form(String form) {
        return as(
                text -> Optional.of(text).filter(any -> any.matches(form)),
                MESSAGES.text("form", form),
                document.remedy);
    }

    /** A date, {@code YYYY-MM-DD}. */
    public Optional<LocalDate> date() {
        return as(text -> Optional.of(LocalDate.parse(text)), MESSAGES.text("date"), MESSAGES.text("date.remedy"));
    }

    /** A whole number within bounds. */
    public Optional<Integer> number(int least, int most) {
        return as(
                text -> Optional.of(text)
                        .filter(digits -> digits.matches("\\d{1,10}"))
                        .map(Long::valueOf)
                        .filter(number -> number >= least && number <= most)
                        .map(Long::intValue),
                MESSAGES.text("number", least, most),
                document.remedy);
    }

    /** {@code true} or {@code false}, also {@code yes} or {@code no}. */
    public Optional<Boolean> flag() {
        Map<String, Boolean> words = Map.of("true", true, "yes", true, "false", false, "no", false);
        return as(text -> Optional.ofNullable(words.get(text)), MESSAGES.text("flag"), MESSAGES.text("flag.remedy"));
    }

    /** A constant, by its name. */
    public <E extends Enum<E>> Optional<E> oneOf(Class<E> type) {
        return oneOf(List.of(Objects.requireNonNull(type.getEnumConstants())), Enum::name);
    }

    /** One of several things, by its word. */
    public <T> Optional<T> oneOf(Collection<T> known, Function<T, String> word) {
        return text().flatMap(text -> {
            Optional<T> found =
                    known.stream().filter(each -> word.apply(each).equals(text)).findFirst();
            if (found.isEmpty()) {
                wrong(
                        MESSAGES.text("unknown", VisibleText.excerpt(text)),
                        Suggestion.among(text, known.stream().map(word).toList()));
            }
            return found;
        });
    }

    /** What is made of each item; a single value stands for a list of one. */
    public <T> List<T> list(Function<YamlField, Optional<T>> reader) {
        return items().flatMap(item -> reader.apply(item).stream()).toList();
    }

    /** Looks at each item; see {@link #list}. */
    public void each(Consumer<YamlField> reader) {
        items().forEach(reader);
    }

    private Stream<YamlField> items() {
        Optional<List<YamlValue>> items = value.flatMap(YamlValue::sequence);
        if (isPresent() && items.isEmpty()) {
            wrong(MESSAGES.text("list", name));
        }
        return items.stream().flatMap(List::stream).map(item -> new YamlField(document, name, Optional.of(item)));
    }

    /** What is made of each entry of a mapping with keys of the author's own, in the document's order. */
    public <T> Map<String, T> map(Function<YamlField, Optional<T>> reader) {
        Map<String, T> read = new LinkedHashMap<>();
        entries().forEach((key, entry) -> reader.apply(entry).ifPresent(made -> read.put(key, made)));
        return read;
    }

    /** What is made of the entries of a mapping that may have these keys only, in their order. */
    public <T> Map<String, T> map(Collection<String> keys, Function<YamlField, Optional<T>> reader) {
        return this.<Map<String, T>>mapping(fields -> {
                    Map<String, T> read = new LinkedHashMap<>();
                    keys.forEach(key -> reader.apply(fields.optional(key)).ifPresent(made -> read.put(key, made)));
                    return () -> read;
                })
                .orElseGet(Map::of);
    }

    /**
     * What a mapping says. The reader asks for each key that may stand there, every other is refused; what it returns is
     * made only when nothing in the mapping is wrong.
     */
    public <T> Optional<T> mapping(Function<YamlFields, Supplier<T>> reader) {
        int before = document.problems.count();
        Map<String, YamlField> entries = entries();
        if (!isPresent() || document.problems.count() > before) {
            return Optional.empty();
        }
        YamlFields fields = new YamlFields(this, entries);
        Supplier<T> made = reader.apply(fields);
        fields.refuseUnknown();
        return document.problems.count() > before ? Optional.empty() : Optional.of(made.get());
    }

    Map<String, YamlField> entries() {
        Map<String, YamlField> entries = new LinkedHashMap<>();
        value.ifPresent(present -> present.mapping()
                .ifPresentOrElse(
                        mapping -> mapping.forEach(
                                (key, entry) -> entries.put(key, new YamlField(document, key, Optional.of(entry)))),
                        () -> wrong(MESSAGES.text("mapping", name))));
        beneath.filter(YamlField::isMapping)
                .ifPresent(other -> other.entries().forEach((key, entry) -> {
                    if (!own.contains(key)) {
                        entries.merge(key, entry, YamlField::over);
                    }
                }));
        return entries;
    }

    void unknownKey(Text remedy) {
        key().wrong(MESSAGES.text("unknown.key", VisibleText.excerpt(name)), remedy);
    }

    YamlField absent(String key) {
        return new YamlField(document, key, Optional.empty());
    }

    boolean isNull() {
        return value.filter(YamlValue::isNull).isPresent();
    }

    /** One of the document's remedies, after what to do in this place. */
    Text remedy(Text first) {
        return new Text(first.fr() + " " + document.remedy.fr(), first.en() + " " + document.remedy.en());
    }
}
