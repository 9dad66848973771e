package fr.balise.core.policy.tables;

import fr.balise.core.cases.ActivityBands;
import fr.balise.core.cases.ActivityBands.Limits;
import fr.balise.core.cases.ActivityBands.Scope;
import fr.balise.core.cases.BuiltIn.CareSetting;
import fr.balise.core.cases.CareSettings;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.cases.settings.ConsideredPlace;
import fr.balise.core.cases.settings.StructureName;
import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.cases.settings.WrittenAttribute;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.policy.model.SettingRow;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the tables set that are not about rules, row by row; no two rows are about the same. */
public final class TableSettings {
    private final List<Entry> entries;

    TableSettings(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** A row, and what it does to settings. */
    record Entry(SettingRow row, Consumer<Draft> effect) {}

    /** Settings that rows change. */
    static final class Draft {
        final Map<Scope, Limits> activity;
        final Map<String, CareSetting> bySector;
        final Map<StructureName, CareSetting> byStructure;
        final Map<MailboxType, Set<ConsideredPlace>> places = new HashMap<>();
        final Map<MailboxType, Set<WrittenAttribute>> attributes = new HashMap<>();
        Vocabulary vocabulary;

        private Draft(CaseSettings from) {
            vocabulary = from.vocabulary();
            activity = new HashMap<>(from.activity().exceptions());
            bySector = new HashMap<>(from.care().bySector());
            byStructure = new HashMap<>(from.care().byStructure());
            from.types().places().forEach((type, values) -> places.put(type, EnumSet.copyOf(values)));
            from.types().attributes().forEach((type, values) -> attributes.put(type, EnumSet.copyOf(values)));
        }
    }

    /** The rows, by table, then in the order written. */
    public List<SettingRow> rows() {
        return entries.stream().map(Entry::row).toList();
    }

    /** Those of these rows alone that are wanted. */
    public TableSettings keeping(Predicate<SettingRow> wanted) {
        return new TableSettings(
                entries.stream().filter(entry -> wanted.test(entry.row())).toList());
    }

    /** These rows over others: one about the same replaces what is beneath it. */
    public TableSettings over(TableSettings beneath) {
        Set<SettingRow.Subject> said = rows().stream().map(SettingRow::subject).collect(Collectors.toSet());
        return new TableSettings(Stream.concat(
                        beneath.keeping(row -> !said.contains(row.subject())).entries.stream(), entries.stream())
                .toList());
    }

    /** The settings of {@code policy.yaml}, with those of the rows. */
    public CaseSettings over(CaseSettings base) {
        Draft draft = new Draft(base);
        entries.forEach(entry -> entry.effect().accept(draft));
        return base.with(new ActivityBands(base.activity().ordinary(), draft.activity))
                .with(new CareSettings(draft.bySector, draft.byStructure))
                .with(new TypeSettings(draft.places, draft.attributes))
                .with(draft.vocabulary);
    }
}
