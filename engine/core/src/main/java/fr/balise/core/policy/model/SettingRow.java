package fr.balise.core.policy.model;

import fr.balise.core.cases.ActivityBands;
import fr.balise.core.cases.ActivityBands.Limits;
import fr.balise.core.cases.ActivityBands.Scope;
import fr.balise.core.cases.BuiltIn.CareSetting;
import fr.balise.core.cases.CareSettings;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.settings.ConsideredPlace;
import fr.balise.core.cases.settings.StructureName;
import fr.balise.core.cases.settings.WrittenAttribute;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.identity.RuleId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One row of a table that sets how facts become cases.
 *
 * @param id its name, of its own in its table
 * @param subject what it sets
 */
public record SettingRow(RuleId id, List<String> sources, SourceLine place, Subject subject) {
    /** Copies the list. */
    public SettingRow {
        sources = List.copyOf(sources);
    }

    /** What a row can be about. */
    public sealed interface Subject {}

    /** The months after which some mailboxes are dormant, then inactive. */
    public record Activity(Scope scope) implements Subject {}

    /** The care setting of a sector. */
    public record Sector(String code) implements Subject {}

    /** The care setting of a structure. */
    public record Place(StructureName name) implements Subject {}

    /** Carriers that are considered for each mailbox of a type. */
    public record Considered(MailboxType type, ConsideredPlace place) implements Subject {}

    /** What is written beside each mailbox of a type. */
    public record Written(MailboxType type, WrittenAttribute attribute) implements Subject {}

    /**
     * The value that a code gives to an attribute that the policy declares.
     *
     * @param code as it is looked up
     */
    public record Coded(String attribute, String code) implements Subject {}

    /** What it sets, as documents name it: {@code activity}, {@code careSetting}, {@code place}, {@code description}… */
    public String sets() {
        if (subject instanceof Written written) {
            return written.attribute().word();
        }
        if (subject instanceof Considered) {
            return "place";
        }
        if (subject instanceof Coded coded) {
            return coded.attribute();
        }
        return subject instanceof Activity ? "activity" : "careSetting";
    }

    /** The structure that the row names, if it names one. */
    public Optional<StructureName> structure() {
        if (subject instanceof Activity activity) {
            return activity.scope().structure();
        }
        return subject instanceof Place structure ? Optional.of(structure.name()) : Optional.empty();
    }

    /** The settings as they would be if this row said something else: whatever else can come of it. */
    public Stream<CaseSettings> saidOtherwise(CaseSettings settings) {
        if (subject instanceof Activity activity) {
            return Stream.of(
                            new Limits(0, 0),
                            new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE),
                            new Limits(0, Integer.MAX_VALUE))
                    .map(limits -> settings.with(new ActivityBands(
                            settings.activity().ordinary(),
                            replacing(settings.activity().exceptions(), activity.scope(), limits))));
        }
        if (subject instanceof Considered considered) {
            return Stream.of(settings.with(settings.types().without(considered.type(), considered.place())));
        }
        if (subject instanceof Written written) {
            return Stream.of(settings.with(settings.types().without(written.type(), written.attribute())));
        }
        if (subject instanceof Coded coded) {
            return Stream.of(
                    settings.with(settings.vocabulary().withCode(coded.attribute(), coded.code(), Optional.empty())));
        }
        CareSettings care = settings.care();
        return Stream.of(CareSetting.values())
                .map(setting -> settings.with(
                        subject instanceof Sector sector
                                ? new CareSettings(
                                        replacing(care.bySector(), sector.code(), setting), care.byStructure())
                                : new CareSettings(
                                        care.bySector(),
                                        replacing(care.byStructure(), ((Place) subject).name(), setting))));
    }

    private static <K, V> Map<K, V> replacing(Map<K, V> entries, K key, V value) {
        Map<K, V> other = new HashMap<>(entries);
        other.put(key, value);
        return other;
    }
}
