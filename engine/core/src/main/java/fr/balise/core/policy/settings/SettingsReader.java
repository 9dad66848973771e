package fr.balise.core.policy.settings;

import com.google.re2j.Pattern;
import fr.balise.core.cases.ActivityBands;
import fr.balise.core.cases.CareSettings;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.PublicationCase.CareSetting;
import fr.balise.core.cases.PublicationCase.OrganisationalContact;
import fr.balise.core.cases.PublicationCase.Ranking;
import fr.balise.core.cases.PublicationCase.RedListHandling;
import fr.balise.core.facts.MailboxType;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.RemovalLimits;
import fr.balise.core.policy.model.AssumedSetting;
import fr.balise.core.policy.problems.PolicyProblems;
import fr.balise.core.policy.problems.PolicyText;
import fr.balise.core.policy.problems.Suggestion;
import fr.balise.core.yaml.YamlProblem;
import fr.balise.core.yaml.YamlValue;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code policy.yaml}. */
public final class SettingsReader {
    private static final String VERSION_FORM = "[A-Za-z0-9][A-Za-z0-9._+-]{0,39}";
    private static final String NAME_FORM = "[a-z0-9][a-z0-9-]{0,59}";

    private final String file;
    private final boolean careInTable;
    private final PolicyProblems problems;

    /** Settings that are there under a name that is not quite theirs, which is told already. */
    private final Set<String> misspelled = new HashSet<>();

    private SettingsReader(String file, boolean careInTable, PolicyProblems problems) {
        this.file = file;
        this.careInTable = careInTable;
        this.problems = problems;
    }

    /** What {@code policy.yaml} says. */
    public record Settings(
            String name,
            String version,
            Text title,
            CaseSettings caseSettings,
            RemovalLimits limits,
            Set<AssumedSetting> assumed) {}

    /**
     * Reads the settings; empty when anything is wrong, which goes to {@code problems}.
     *
     * @param careInTable whether a table sets the care settings, so that they may not stand here
     */
    public static Optional<Settings> read(String file, String document, boolean careInTable, PolicyProblems problems) {
        SettingsReader reader = new SettingsReader(file, careInTable, problems);
        try {
            return Optional.ofNullable(reader.settings(YamlValue.read(document)));
        } catch (YamlProblem e) {
            reader.problem(e);
            return Optional.empty();
        }
    }

    private void problem(YamlProblem e) {
        problems.add(
                file,
                e.line(),
                e.column(),
                e.what(),
                new Text("Voir le fichier de la politique de référence.", "See the file of the reference policy."));
    }

    private @Nullable Settings settings(YamlValue root) throws YamlProblem {
        refuseUnknown(
                root,
                List.of(
                        "name",
                        "version",
                        "title",
                        "phases",
                        "type10",
                        "address",
                        "activity",
                        "assumed",
                        "careSettings",
                        "redList",
                        "ranking",
                        "organisationalContact",
                        "usage",
                        "limits"));
        String name = form(root, "name", NAME_FORM);
        String version = form(root, "version", VERSION_FORM);
        Text title = title(root);
        YamlValue phases = section(root, "phases", List.of("transition", "target"));
        LocalDate transition = date(phases, "transition");
        LocalDate target = date(phases, "target");
        if (phases != null && transition != null && target != null && target.isBefore(transition)) {
            problem(phases.problem(
                    "la phase cible commence avant la transition", "the target phase begins before the transition"));
        }
        LocalDate cutOff = date(section(root, "type10", List.of("cutOff")), "cutOff");
        Pattern address = pattern(section(root, "address", List.of("pattern")));
        YamlValue activity = section(root, "activity", List.of("dormantAfterMonths", "inactiveAfterMonths"));
        Integer dormant = number(activity, "dormantAfterMonths", 1, 1200);
        Integer inactive = number(activity, "inactiveAfterMonths", 1, 1200);
        if (activity != null && dormant != null && inactive != null && dormant > inactive) {
            problem(activity.problem(
                    "dormantAfterMonths dépasse inactiveAfterMonths",
                    "dormantAfterMonths is greater than inactiveAfterMonths"));
        }
        Set<AssumedSetting> assumed = assumed(root);
        Map<String, CareSetting> careSettings = careSettings(root);
        RedListHandling redList = oneOf(root, "redList", RedListHandling.class);
        Ranking ranking = oneOf(root, "ranking", Ranking.class);
        OrganisationalContact contact = root.get("organisationalContact").isPresent()
                ? oneOf(root, "organisationalContact", OrganisationalContact.class)
                : OrganisationalContact.LEGAL_ENTITY;
        Optional<Integer> usageMonths = usageMonths(root);
        RemovalLimits limits = limits(root);
        if (!problems.isEmpty()
                || name == null
                || version == null
                || title == null
                || transition == null
                || target == null
                || cutOff == null
                || address == null
                || dormant == null
                || inactive == null
                || redList == null
                || ranking == null
                || contact == null
                || limits == null) {
            return null;
        }
        return new Settings(
                name,
                version,
                title,
                new CaseSettings(
                        new ConformingTo(address),
                        ActivityBands.ordinary(dormant, inactive),
                        new CareSettings(careSettings, Map.of()),
                        transition,
                        target,
                        cutOff,
                        redList,
                        ranking,
                        contact,
                        usageMonths),
                limits,
                assumed);
    }

    private Set<AssumedSetting> assumed(YamlValue root) throws YamlProblem {
        Set<AssumedSetting> assumed = EnumSet.noneOf(AssumedSetting.class);
        Optional<YamlValue> list = root.get("assumed");
        if (list.isEmpty()) {
            return assumed;
        }
        for (YamlValue item : list.get().items()) {
            Optional<AssumedSetting> setting = AssumedSetting.named(item.text());
            setting.ifPresent(assumed::add);
            if (setting.isEmpty()) {
                problems.add(
                        file,
                        item.line(),
                        item.column(),
                        new Text(
                                "« " + item.text() + " » n'est pas un réglage qui puisse être supposé",
                                "'" + item.text() + "' is no setting that can be assumed"),
                        Suggestion.among(
                                item.text(),
                                Stream.of(AssumedSetting.values())
                                        .map(AssumedSetting::setting)
                                        .toList()));
            }
        }
        return assumed;
    }

    private Optional<Integer> usageMonths(YamlValue root) throws YamlProblem {
        if (root.get("usage").isEmpty()) {
            return Optional.empty();
        }
        YamlValue usage = section(root, "usage", List.of("validMonths"));
        return Optional.ofNullable(number(usage, "validMonths", 1, 1200));
    }

    private void refuseUnknown(YamlValue mapping, List<String> known) throws YamlProblem {
        mapping.entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                problems.add(
                        file,
                        value.line(),
                        0,
                        new Text("le réglage « " + key + " » est inconnu", "the setting '" + key + "' is unknown"),
                        Suggestion.among(key, known));
                Suggestion.nearest(key, known).ifPresent(misspelled::add);
            }
        });
    }

    private @Nullable YamlValue section(YamlValue root, String key, List<String> known) throws YamlProblem {
        YamlValue section = required(root, key);
        if (section != null) {
            refuseUnknown(section, known);
        }
        return section;
    }

    private @Nullable YamlValue required(YamlValue mapping, String key) throws YamlProblem {
        Optional<YamlValue> value = mapping.get(key);
        if (value.isEmpty() && !misspelled.contains(key)) {
            problems.add(
                    file,
                    mapping.line(),
                    0,
                    new Text("le réglage « " + key + " » manque", "the setting '" + key + "' is missing"),
                    new Text(
                            "Ajoutez-le ; la politique de référence le montre.",
                            "Add it; the reference policy shows how."));
        }
        return value.orElse(null);
    }

    private @Nullable String form(YamlValue root, String key, String form) throws YamlProblem {
        YamlValue value = required(root, key);
        if (value == null) {
            return null;
        }
        if (!value.text().matches(form)) {
            problem(value.problem(
                    "« " + key + " » n'a pas la forme " + form, "'" + key + "' is not of the form " + form));
        }
        return value.text();
    }

    private @Nullable Text title(YamlValue root) throws YamlProblem {
        YamlValue title = section(root, "title", List.of("fr", "en"));
        if (title == null) {
            return null;
        }
        YamlValue fr = required(title, "fr");
        YamlValue en = required(title, "en");
        return fr == null || en == null ? null : new Text(visible(fr), visible(en));
    }

    private String visible(YamlValue value) throws YamlProblem {
        if (value.text().codePoints().anyMatch(PolicyText::isInvisible)) {
            problem(value.problem("caractère invisible", "invisible character"));
        }
        return value.text();
    }

    private @Nullable LocalDate date(@Nullable YamlValue section, String key) throws YamlProblem {
        YamlValue value = section == null ? null : required(section, key);
        if (value == null) {
            return null;
        }
        try {
            return LocalDate.parse(value.text());
        } catch (DateTimeParseException e) {
            problem(value.problem(
                    "« " + key + " » n'est pas une date AAAA-MM-JJ : " + value.text(),
                    "'" + key + "' is not a date YYYY-MM-DD: " + value.text()));
            return null;
        }
    }

    private @Nullable Pattern pattern(@Nullable YamlValue section) throws YamlProblem {
        YamlValue value = section == null ? null : required(section, "pattern");
        if (value == null) {
            return null;
        }
        try {
            return AddressPattern.read(value);
        } catch (YamlProblem e) {
            problem(e);
            return null;
        }
    }

    private @Nullable Integer number(@Nullable YamlValue section, String key, int least, int most) throws YamlProblem {
        YamlValue value = section == null ? null : required(section, key);
        if (value == null) {
            return null;
        }
        try {
            int number = Integer.parseInt(value.text());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, as for a number out of bounds
        }
        problem(value.problem(
                "« " + key + " » doit être un nombre de " + least + " à " + most + " : " + value.text(),
                "'" + key + "' must be a number from " + least + " to " + most + ": " + value.text()));
        return null;
    }

    private Map<String, CareSetting> careSettings(YamlValue root) throws YamlProblem {
        Map<String, CareSetting> bySector = new HashMap<>();
        if (careInTable) {
            Optional<YamlValue> twice = root.get("careSettings");
            if (twice.isPresent()) {
                problem(twice.get()
                        .problem(
                                "careSettings est déjà dans tables/care-settings",
                                "careSettings stands in tables/care-settings already"));
            }
            return bySector;
        }
        YamlValue section = section(
                root,
                "careSettings",
                Stream.of(CareSetting.values()).map(Enum::name).toList());
        if (section == null) {
            return bySector;
        }
        for (Map.Entry<String, YamlValue> entry : section.entries().entrySet()) {
            if (Stream.of(CareSetting.values())
                    .noneMatch(setting -> setting.name().equals(entry.getKey()))) {
                continue;
            }
            CareSetting setting = CareSetting.valueOf(entry.getKey());
            for (YamlValue sector : entry.getValue().items()) {
                if (!CareSettings.isSectorCode(sector.text())) {
                    problem(sector.problem(
                            "« " + sector.text() + " » n'est pas un code de TRE_R02-SecteurActivite, comme SA01",
                            "'" + sector.text() + "' is not a code of TRE_R02-SecteurActivite, such as SA01"));
                }
                CareSetting before = bySector.put(sector.text(), setting);
                if (before != null) {
                    problem(sector.problem(
                            "le secteur " + sector.text() + " figure deux fois",
                            "the sector " + sector.text() + " stands twice"));
                }
            }
        }
        return Map.copyOf(bySector);
    }

    private <E extends Enum<E>> @Nullable E oneOf(YamlValue root, String key, Class<E> type) throws YamlProblem {
        YamlValue value = required(root, key);
        if (value == null) {
            return null;
        }
        E[] constants = Objects.requireNonNull(type.getEnumConstants());
        for (E constant : constants) {
            if (constant.name().equals(value.text())) {
                return constant;
            }
        }
        problems.add(
                file,
                value.line(),
                value.column(),
                new Text("« " + key + " » ne peut valoir " + value.text(), "'" + key + "' cannot be " + value.text()),
                Suggestion.among(
                        value.text(), Stream.of(constants).map(Enum::name).toList()));
        return null;
    }

    private @Nullable RemovalLimits limits(YamlValue root) throws YamlProblem {
        YamlValue limits = section(
                root,
                "limits",
                List.of(
                        "removalShare",
                        "removalCount",
                        "removalShareByType",
                        "removalShareByStructure",
                        "removalShareByRule",
                        "removalsWithinDays",
                        "fewestMeasured",
                        "fewestWhole",
                        "sourceShrink",
                        "identicalRefusals"));
        Integer share = number(limits, "removalShare", 0, 100);
        Integer count = number(limits, "removalCount", 0, Integer.MAX_VALUE);
        Integer fewest = number(limits, "fewestMeasured", 0, Integer.MAX_VALUE);
        if (limits == null || share == null || count == null || fewest == null) {
            return null;
        }
        RemovalLimits usual = RemovalLimits.USUAL;
        return new RemovalLimits(
                share,
                count,
                shareByType(limits),
                numberOr(usual.shareByStructure(), limits, "removalShareByStructure", 0, 100),
                numberOr(usual.shareByRule(), limits, "removalShareByRule", 0, 100),
                rolling(limits),
                fewest,
                numberOr(usual.fewestWhole(), limits, "fewestWhole", 1, Integer.MAX_VALUE),
                numberOr(usual.sourceShrink(), limits, "sourceShrink", 0, 100),
                numberOr(usual.identicalRefusals(), limits, "identicalRefusals", 2, Integer.MAX_VALUE));
    }

    private Map<MailboxType, Integer> shareByType(YamlValue limits) throws YamlProblem {
        Map<MailboxType, Integer> byType = new EnumMap<>(MailboxType.class);
        Optional<YamlValue> types = limits.get("removalShareByType");
        if (types.isPresent()) {
            refuseUnknown(
                    types.get(), Stream.of(MailboxType.values()).map(Enum::name).toList());
            for (MailboxType type : MailboxType.values()) {
                if (types.get().get(type.name()).isPresent()) {
                    byType.put(type, numberOr(0, types.get(), type.name(), 0, 100));
                }
            }
        }
        return Map.copyOf(byType);
    }

    private RemovalLimits.Rolling rolling(YamlValue limits) throws YamlProblem {
        RemovalLimits.Rolling usual = RemovalLimits.USUAL.rolling();
        Optional<YamlValue> within = limits.get("removalsWithinDays");
        if (within.isEmpty()) {
            return usual;
        }
        refuseUnknown(within.get(), List.of("days", "share"));
        return new RemovalLimits.Rolling(
                numberOr(usual.days(), within.get(), "days", 1, 366),
                numberOr(usual.share(), within.get(), "share", 0, 100));
    }

    /** A number that may be left out. */
    private int numberOr(int otherwise, YamlValue section, String key, int least, int most) throws YamlProblem {
        Integer said = section.get(key).isEmpty() ? null : number(section, key, least, most);
        return said == null ? otherwise : said;
    }
}
