package fr.balise.core.policy.settings;

import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.CodeSource;
import fr.balise.core.cases.DeclaredAttribute;
import fr.balise.core.cases.DeclaredAttribute.Wording;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.facts.directory.DirectoryCode;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.syntax.ReservedWords;
import fr.balise.core.policy.tables.AttributeCodes;
import fr.balise.core.policy.tables.TableTranslations;
import fr.balise.core.yaml.YamlField;
import fr.balise.core.yaml.YamlFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads {@code attributes} of {@code policy.yaml}: each with the place where its codes stand, its values with their codes,
 * and the value of what has none. An attribute that is wrong in part is made as far as it can be, so that the rules that
 * read it are checked all the same; what is wrong is told, and no policy comes of it.
 */
public final class AttributesReader {
    private static final Messages MESSAGES = Messages.beside(AttributesReader.class, "attributes");
    private static final String NAME_FORM = "[a-z][A-Za-z0-9]{0,39}";
    private static final String VALUE_FORM = "[A-Z][A-Z0-9_]{0,39}";
    private static final String COLUMN_FORM = "\\S.{0,79}";
    private static final String COLUMN = "column";
    private static final String DIRECTORY = "directory";
    private static final String STRUCTURES = "structures";
    private static final String DOMAINS = "domains";
    private static final List<String> SOURCES = List.of(COLUMN, DIRECTORY, STRUCTURES, DOMAINS);

    /** Columns of a stock by what reads them already. */
    private static final Map<String, String> READ_ALREADY = Map.of(
            "address", "addressForm",
            "type", "mailboxType",
            "holder_id_type", "holderIdentifier",
            "holder_id", "holderIdentifier",
            "structure", "structures",
            "status", "mailboxStatus",
            "last_activity", "activity",
            "red_list", "redList");

    private final List<DraftAttribute> drafts = new ArrayList<>();

    /** The attributes that every policy knows, and those read. */
    public Vocabulary vocabulary() {
        return Vocabulary.with(drafts.stream().map(DraftAttribute::made).toList());
    }

    /**
     * Tells of values that nothing gives.
     *
     * @param whole the attributes with the codes that tables give
     */
    public void refuseValuesWithoutCode(Vocabulary whole) {
        for (DeclaredAttribute attribute : whole.declared()) {
            drafts.stream()
                    .filter(draft -> draft.name().equals(attribute.name()))
                    .forEach(draft -> attribute
                            .valuesWithoutCode()
                            .forEach(value ->
                                    wrong(Objects.requireNonNull(draft.values().get(value)), "codes.none", value)));
        }
    }

    void read(YamlField section) {
        section.map(entry -> name(entry.key())
                .flatMap(name -> entry.mapping(fields -> {
                    attribute(name, entry, fields);
                    return () -> name;
                })));
    }

    private Optional<String> name(YamlField key) {
        Optional<String> name = form(key, NAME_FORM, "name");
        if (name.isEmpty()) {
            return name;
        }
        Optional<String> taken = taken(name.get());
        if (taken.isPresent()) {
            refuse(key, "clash", taken.get());
        } else if (ReservedWords.isReserved(name.get()) || TableTranslations.isColumn(name.get())) {
            refuse(key, "reserved");
        } else if (drafts.size() == DeclaredAttribute.MOST) {
            wrong(key, "most", drafts.size() + 1, DeclaredAttribute.MOST);
        } else {
            return name;
        }
        return Optional.empty();
    }

    /** The attribute that has that name, small and capital letters aside. */
    private Optional<String> taken(String name) {
        Vocabulary known = vocabulary();
        return Stream.of(CaseKind.values())
                .flatMap(kind -> known.of(kind).stream())
                .map(Attribute::name)
                .filter(name::equalsIgnoreCase)
                .findFirst();
    }

    private void attribute(String name, YamlField entry, YamlFields fields) {
        CodeSource source = source(entry, fields);
        DraftAttribute draft =
                new DraftAttribute(name, source, Vocabulary.builtIn().size() + drafts.size());
        YamlField groups = groups(fields, source);
        groups.map(codes -> form(codes.key(), VALUE_FORM, "value").map(value -> {
            draft.value(value, codes.key());
            codes.each(code -> code(code, value, draft));
            return value;
        }));
        YamlField ordinary = fields.required("default");
        form(ordinary, VALUE_FORM, "value").ifPresent(value -> draft.ordinary(value, ordinary));
        int values = draft.values().size();
        if (values > DeclaredAttribute.MOST_VALUES) {
            wrong(groups, "values.most", values, DeclaredAttribute.MOST_VALUES);
        } else if (values < 2) {
            wrong(groups.isPresent() ? groups : entry, "values.none");
        }
        draft.wording(wording(fields, draft));
        drafts.add(draft);
    }

    private static CodeSource source(YamlField entry, YamlFields fields) {
        Map<String, YamlField> written = new LinkedHashMap<>();
        SOURCES.forEach(key -> {
            YamlField field = fields.optional(key);
            if (field.isPresent()) {
                written.put(key, field);
            }
        });
        YamlField of = fields.optional("of");
        if (of.isPresent() && !written.containsKey(STRUCTURES)) {
            wrong(of, "of.only");
        }
        if (written.size() != 1) {
            wrong(entry.key(), "source", written.size());
        }
        if (written.containsKey(STRUCTURES)) {
            return new CodeSource.Structures(of.oneOf(List.of("carrier", "mailbox"), word -> word)
                    .filter("mailbox"::equals)
                    .isPresent());
        }
        return directory(fields.optional(DIRECTORY))
                .or(() -> column(fields.optional(COLUMN)))
                .orElse(new CodeSource.Domains());
    }

    private static Optional<CodeSource> directory(YamlField written) {
        return written.oneOf(List.of(DirectoryCode.values()), DirectoryCode::word)
                .map(CodeSource.Directory::new);
    }

    private static Optional<CodeSource> column(YamlField written) {
        Optional<String> name = form(written, COLUMN_FORM, "column.form")
                .map(text -> text.strip().toLowerCase(Locale.ROOT));
        name.map(READ_ALREADY::get).ifPresent(reader -> refuse(written, COLUMN, reader));
        return name.map(CodeSource.Column::new);
    }

    /** The values with their codes: of structures and domains they stand under the word itself. */
    private static YamlField groups(YamlFields fields, CodeSource source) {
        if (source instanceof CodeSource.Structures) {
            return fields.required(STRUCTURES);
        }
        return fields.optional(DOMAINS).isPresent() ? fields.required(DOMAINS) : fields.required("values");
    }

    private static void code(YamlField written, String value, DraftAttribute draft) {
        CodeSource source = draft.source();
        written.as(
                        text -> Optional.of(text).filter(any -> AttributeCodes.isCode(source, any)),
                        AttributeCodes.notOne(source),
                        AttributeCodes.remedy(source))
                .ifPresent(code ->
                        draft.put(code, value).ifPresent(already -> wrong(written, "code.twice", code, already)));
    }

    private static Wording wording(YamlFields fields, DraftAttribute draft) {
        Optional<Text> meaning = fields.optional("title").sentence();
        Map<String, Text> words = fields.optional("words").map(draft.values().keySet(), YamlField::sentence);
        return new Wording(meaning, words);
    }

    private static Optional<String> form(YamlField written, String form, String key) {
        return written.as(text -> Optional.of(text).filter(any -> any.matches(form)), text(key), text(key + ".remedy"));
    }

    /** Tells of a text, quoting it. */
    private static void refuse(YamlField written, String key, Object... arguments) {
        written.as(none -> Optional.empty(), text(key, arguments), text(key + ".remedy", arguments));
    }

    private static void wrong(YamlField written, String key, Object... arguments) {
        written.wrong(text(key, arguments), text(key + ".remedy", arguments));
    }

    private static Text text(String key, Object... arguments) {
        return MESSAGES.text(key, arguments);
    }
}
