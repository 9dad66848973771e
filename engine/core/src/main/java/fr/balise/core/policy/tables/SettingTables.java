package fr.balise.core.policy.tables;

import fr.balise.cells.Row;
import fr.balise.core.cases.ActivityBands.Limits;
import fr.balise.core.cases.ActivityBands.Scope;
import fr.balise.core.cases.BuiltIn.CareSetting;
import fr.balise.core.cases.CareSettings;
import fr.balise.core.cases.DeclaredAttribute;
import fr.balise.core.cases.settings.ConsideredPlace;
import fr.balise.core.cases.settings.StructureName;
import fr.balise.core.cases.settings.WrittenAttribute;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.SettingRow;
import fr.balise.core.policy.problems.PolicyProblems;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads the tables that set what rules are not about: how long a mailbox may go unused, by its type and by structure,
 * what sort of place a sector or a structure is, and by type the carriers considered and the attributes written.
 */
final class SettingTables {
    private static final String TYPE = "mailboxType";
    private static final String STRUCTURE = "structure";
    private static final String DORMANT = "dormantAfterMonths";
    private static final String INACTIVE = "inactiveAfterMonths";
    private static final String SECTOR = "sector";
    private static final String CARE_SETTING = "careSetting";
    private static final String PLACE = "place";
    private static final String ATTRIBUTE = "attribute";
    private static final String CODE = "code";
    private static final String VALUE = "value";
    private static final int MOST_MONTHS = 1_200;

    /** The types that a stock can give. */
    private static final Map<String, MailboxType> STOCKED =
            names(EnumSet.complementOf(EnumSet.of(MailboxType.UNKNOWN)).toArray(MailboxType[]::new));

    private final PolicyProblems problems;
    private final Map<Object, String> firstPlaces = new HashMap<>();
    private final List<TableSettings.Entry> entries = new ArrayList<>();

    SettingTables(PolicyProblems problems) {
        this.problems = problems;
    }

    /** All that was read, by table, then in the order written. */
    TableSettings all() {
        return new TableSettings(entries);
    }

    void activity(String file, List<Row> sheet) {
        int before = problems.count();
        Table table = Table.of(
                file, sheet, List.of(Table.ID, Table.SOURCE, DORMANT, INACTIVE), List.of(TYPE, STRUCTURE), problems);
        if (problems.count() > before) {
            return;
        }
        for (Row row : table.rows()) {
            Scope scope = new Scope(type(table, row), structure(table, row));
            refuseRepeated(table, row, scope);
            Optional<Integer> dormant = months(table, row, DORMANT);
            Optional<Integer> inactive = months(table, row, INACTIVE);
            if (dormant.isPresent() && inactive.isPresent()) {
                if (dormant.get() > inactive.get()) {
                    table.tell(
                            row,
                            DORMANT,
                            new Text(DORMANT + " dépasse " + INACTIVE, DORMANT + " is greater than " + INACTIVE),
                            new Text("Échangez-les.", "Swap them."));
                }
            }
            Limits limits = new Limits(dormant.orElse(0), inactive.orElse(0));
            named(table, row, new SettingRow.Activity(scope), draft -> draft.activity.put(scope, limits));
            if (scope.type().isEmpty() && scope.structure().isEmpty()) {
                table.tell(
                        row,
                        TYPE,
                        new Text("la ligne vaut pour toutes les boîtes", "the row holds for every mailbox"),
                        new Text(
                                "Réglez cela dans policy.yaml, ou nommez un type ou une structure.",
                                "Set that in policy.yaml, or name a type or a structure."));
            }
        }
    }

    void care(String file, List<Row> sheet) {
        int before = problems.count();
        Table table = Table.of(
                file, sheet, List.of(Table.ID, Table.SOURCE, CARE_SETTING), List.of(SECTOR, STRUCTURE), problems);
        if (problems.count() > before) {
            return;
        }
        Map<String, CareSetting> known = names(CareSetting.values());
        for (Row row : table.rows()) {
            Optional<String> sector = sector(table, row);
            Optional<StructureName> structure = structure(table, row);
            Optional<CareSetting> setting = table.named(row, CARE_SETTING, table.cell(row, CARE_SETTING), known);
            if (sector.isPresent() == structure.isPresent()) {
                table.tell(
                        row,
                        SECTOR,
                        new Text(
                                "la ligne doit nommer un secteur ou bien une structure",
                                "the row must name either a sector or a structure"),
                        new Text("Remplissez une des deux colonnes.", "Fill one of the two columns."));
                continue;
            }
            refuseRepeated(table, row, List.of(sector, structure));
            CareSetting care = setting.orElse(CareSetting.OTHER);
            sector.ifPresent(
                    code -> named(table, row, new SettingRow.Sector(code), draft -> draft.bySector.put(code, care)));
            structure.ifPresent(
                    name -> named(table, row, new SettingRow.Place(name), draft -> draft.byStructure.put(name, care)));
        }
    }

    void carriers(String file, List<Row> sheet) {
        byType(
                file,
                sheet,
                PLACE,
                names(ConsideredPlace.values()),
                SettingRow.Considered::new,
                draft -> draft.places,
                (type, place) -> place.suits(type)
                        ? Optional.empty()
                        : Optional.of(new Text(
                                "une boîte " + type + " n'a pas de place " + place,
                                "a mailbox of type " + type + " has no place " + place)));
    }

    /** Gives codes to attributes that the policy declares. */
    void attributeValues(String file, List<Row> sheet, List<DeclaredAttribute> declared) {
        int before = problems.count();
        Table table =
                Table.of(file, sheet, List.of(Table.ID, Table.SOURCE, ATTRIBUTE, CODE, VALUE), List.of(), problems);
        if (problems.count() > before) {
            return;
        }
        Map<String, DeclaredAttribute> known = new LinkedHashMap<>();
        declared.forEach(attribute -> known.put(attribute.name(), attribute));
        for (Row row : table.rows()) {
            table.named(row, ATTRIBUTE, table.cell(row, ATTRIBUTE), known)
                    .ifPresent(attribute -> attributeValue(table, row, attribute));
        }
    }

    private void attributeValue(Table table, Row row, DeclaredAttribute attribute) {
        String code = table.cell(row, CODE);
        String key = DeclaredAttribute.key(code);
        Map<String, String> values = new LinkedHashMap<>();
        attribute.values().forEach(value -> values.put(value, value));
        Integer already = attribute.definition().table().get(key);
        if (!AttributeCodes.isCode(attribute.definition().source(), code)) {
            table.tell(
                    row,
                    CODE,
                    new Text(
                            "« " + code + " » n'est pas un code de " + attribute,
                            "'" + code + "' is not a code of " + attribute),
                    AttributeCodes.remedy(attribute.definition().source()));
        } else if (already != null) {
            String value = attribute.values().get(already);
            table.tell(
                    row,
                    CODE,
                    new Text(
                            "le code « " + code + " » donne déjà " + value + " dans policy.yaml",
                            "the code '" + code + "' gives " + value + " already in policy.yaml"),
                    new Text("Gardez l'un des deux.", "Keep one of the two."));
        }
        SettingRow.Coded said = new SettingRow.Coded(attribute.name(), key);
        refuseRepeated(table, row, said);
        table.named(row, VALUE, table.cell(row, VALUE), values)
                .ifPresent(value -> named(
                        table,
                        row,
                        said,
                        draft -> draft.vocabulary =
                                draft.vocabulary.withCode(attribute.name(), key, Optional.of(value))));
    }

    void attributes(String file, List<Row> sheet) {
        byType(
                file,
                sheet,
                ATTRIBUTE,
                names(WrittenAttribute.values()),
                SettingRow.Written::new,
                draft -> draft.attributes,
                (type, attribute) -> Optional.empty());
    }

    /** A table with one value of one type in each row. */
    private <V> void byType(
            String file,
            List<Row> sheet,
            String column,
            Map<String, V> known,
            BiFunction<MailboxType, V, SettingRow.Subject> subject,
            Function<TableSettings.Draft, Map<MailboxType, Set<V>>> part,
            BiFunction<MailboxType, V, Optional<Text>> contradiction) {
        int before = problems.count();
        Table table = Table.of(file, sheet, List.of(Table.ID, Table.SOURCE, TYPE, column), List.of(), problems);
        if (problems.count() > before) {
            return;
        }
        for (Row row : table.rows()) {
            Optional<MailboxType> type = table.named(row, TYPE, table.cell(row, TYPE), STOCKED);
            Optional<V> value = table.named(row, column, table.cell(row, column), known);
            if (type.isEmpty() || value.isEmpty()) {
                continue;
            }
            SettingRow.Subject said = subject.apply(type.get(), value.get());
            named(
                    table,
                    row,
                    said,
                    draft -> part.apply(draft)
                            .computeIfAbsent(type.get(), none -> new HashSet<>())
                            .add(value.get()));
            refuseRepeated(table, row, said);
            contradiction
                    .apply(type.get(), value.get())
                    .ifPresent(what -> table.tell(
                            row,
                            column,
                            what,
                            new Text("Corrigez ou ôtez la ligne.", "Mend the row, or take it out.")));
        }
    }

    private void named(Table table, Row row, SettingRow.Subject subject, Consumer<TableSettings.Draft> effect) {
        List<String> sources = table.sources(row);
        table.id(row).ifPresent(id -> {
            refuseRepeated(table, row, id);
            entries.add(new TableSettings.Entry(new SettingRow(id, sources, table.place(row), subject), effect));
        });
    }

    private void refuseRepeated(Table table, Row row, Object key) {
        String before = firstPlaces.putIfAbsent(key, table.place(row).toString());
        if (before != null) {
            table.tell(
                    row,
                    Table.ID,
                    new Text("la ligne répète " + before, "the row repeats " + before),
                    new Text("Gardez-en une seule.", "Keep one of them."));
        }
    }

    private static Optional<MailboxType> type(Table table, Row row) {
        String cell = table.cell(row, TYPE);
        return anything(cell) ? Optional.empty() : table.named(row, TYPE, cell, names(MailboxType.values()));
    }

    private static Optional<StructureName> structure(Table table, Row row) {
        String cell = table.cell(row, STRUCTURE);
        if (table.isDamaged(row, STRUCTURE)) {
            table.tell(
                    row,
                    STRUCTURE,
                    new Text(
                            "« " + cell + " » a perdu des chiffres, ou a pu en perdre, comme nombre dans un tableur",
                            "'" + cell + "' has lost digits, or may have, as a number in a spreadsheet program"),
                    new Text(
                            "Mettez la colonne au format Texte, puis récrivez le numéro FINESS (9 caractères).",
                            "Give the column the format Text, then write the FINESS number again (9 characters)."));
        }
        Optional<StructureName> name = anything(cell) ? Optional.empty() : Optional.of(new StructureName(cell));
        if (!table.isDamaged(row, STRUCTURE)
                && name.filter(written -> !written.isWellFormed()).isPresent()) {
            table.tell(
                    row,
                    STRUCTURE,
                    new Text("« " + cell + " » ne nomme pas une structure", "'" + cell + "' does not name a structure"),
                    new Text(
                            "Écrivez un numéro FINESS (9 caractères), ou système|valeur.",
                            "Write a FINESS number (9 characters), or system|value."));
        }
        return name;
    }

    private static boolean anything(String cell) {
        return cell.isEmpty() || cell.equals("*");
    }

    private static Optional<String> sector(Table table, Row row) {
        String cell = table.cell(row, SECTOR);
        if (!anything(cell) && !CareSettings.isSectorCode(cell)) {
            table.tell(
                    row,
                    SECTOR,
                    new Text("code de secteur incorrect : « " + cell + " »", "not a sector code: '" + cell + "'"),
                    new Text(
                            "Écrivez un code de TRE_R02-SecteurActivite, par exemple SA01.",
                            "Write a code of TRE_R02-SecteurActivite, for example SA01."));
        }
        return anything(cell) ? Optional.empty() : Optional.of(cell);
    }

    private static Optional<Integer> months(Table table, Row row, String column) {
        String cell = table.cell(row, column);
        if (cell.matches("[0-9]{1,4}") && Integer.parseInt(cell) >= 1 && Integer.parseInt(cell) <= MOST_MONTHS) {
            return Optional.of(Integer.parseInt(cell));
        }
        table.tell(
                row,
                column,
                new Text(
                        column + " doit être un nombre de 1 à " + MOST_MONTHS + " : « " + cell + " »",
                        column + " must be a number from 1 to " + MOST_MONTHS + ": '" + cell + "'"),
                new Text("Écrivez un nombre de mois.", "Write a number of months."));
        return Optional.empty();
    }

    private static <E extends Enum<E>> Map<String, E> names(E[] values) {
        Map<String, E> names = new LinkedHashMap<>();
        Stream.of(values).forEach(value -> names.put(value.name(), value));
        return names;
    }
}
