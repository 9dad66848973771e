package fr.balise.core.policy.settings;

import fr.balise.core.cases.ActivityBands;
import fr.balise.core.cases.BuiltIn.CareSetting;
import fr.balise.core.cases.BuiltIn.OrganisationalContact;
import fr.balise.core.cases.BuiltIn.Ranking;
import fr.balise.core.cases.BuiltIn.RedListHandling;
import fr.balise.core.cases.BuiltIn.Silence;
import fr.balise.core.cases.CareSettings;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.cases.settings.TypeSettings;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.AssumedSetting;
import fr.balise.core.policy.model.RemovalLimits;
import fr.balise.core.policy.problems.PolicyProblems;
import fr.balise.core.yaml.YamlField;
import fr.balise.core.yaml.YamlFields;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code policy.yaml}. */
public final class SettingsReader {
    private static final String VERSION_FORM = "[A-Za-z0-9][A-Za-z0-9._+-]{0,39}";
    private static final String NAME_FORM = "[a-z0-9][a-z0-9-]{0,59}";
    private static final String CARE = "careSettings";
    static final int MOST_MONTHS = 1200;
    private static final Text SEE_REFERENCE =
            new Text("Voir le fichier de la politique de référence.", "See the file of the reference policy.");

    private SettingsReader() {}

    /** What {@code policy.yaml} says. */
    public record Settings(
            String name,
            String version,
            Text title,
            CaseSettings caseSettings,
            RemovalLimits limits,
            Set<AssumedSetting> assumed) {}

    /**
     * Reads the settings; empty when anything is wrong, which is told.
     *
     * @param attributes takes the attributes that the policy declares
     * @param careInTable whether a table sets care settings, so that they may be left out here
     */
    public static Optional<Settings> read(YamlField root, AttributesReader attributes, boolean careInTable) {
        return root.mapping(fields -> {
            attributes.read(fields.optional("attributes"));
            return settings(fields, careInTable);
        });
    }

    /** The document itself, of which nothing is read yet. */
    public static YamlField document(String file, String text, PolicyProblems problems) {
        return YamlField.read(file, text, SEE_REFERENCE, problems);
    }

    /** Tells that the care settings, if they stand here, stand in a table too. */
    public static void refuseCare(YamlField root) {
        YamlField care = root.entry(CARE);
        if (care.isPresent()) {
            care.wrong(
                    new Text(
                            "careSettings est déjà dans tables/care-settings",
                            "careSettings stands in tables/care-settings already"),
                    new Text("Gardez l'un des deux.", "Keep one of them."));
        }
    }

    /** Settings said over those of another policy; who this one is it says itself. */
    public static YamlField over(YamlField root, YamlField beneath) {
        return root.over(beneath, "name", "version", "title", OverlaySettings.EXTENDS, OverlaySettings.DISABLED);
    }

    private static Supplier<Settings> settings(YamlFields fields, boolean careInTable) {
        fields.optional(OverlaySettings.EXTENDS);
        fields.optional(OverlaySettings.DISABLED);
        var name = fields.required("name").form(NAME_FORM);
        var version = fields.required("version").form(VERSION_FORM);
        var title = fields.required("title").sentence();
        var cases = caseSettings(fields, careInTable);
        var limits = fields.required("limits").mapping(SettingsReader::limits);
        var assumed = fields.optional("assumed")
                .list(item -> item.oneOf(List.of(AssumedSetting.values()), AssumedSetting::setting));
        return () -> new Settings(
                name.orElseThrow(),
                version.orElseThrow(),
                title.orElseThrow(),
                cases.get(),
                limits.orElseThrow(),
                Set.copyOf(assumed));
    }

    private static Supplier<CaseSettings> caseSettings(YamlFields fields, boolean careInTable) {
        var phases = phases(fields.required("phases"));
        var cutOff = fields.required("type10")
                .mapping(section -> section.required("cutOff").date()::orElseThrow);
        var address = fields.required("address")
                .mapping(section -> AddressPattern.read(section.required("pattern"))::orElseThrow);
        var activity = activity(fields.required("activity"));
        var bySector = careSettings(careInTable ? fields.optional(CARE) : fields.required(CARE));
        var redList = fields.required("redList").oneOf(RedListHandling.class);
        var ranking = fields.required("ranking").oneOf(Ranking.class);
        var contact = fields.optional("organisationalContact").oneOf(OrganisationalContact.class);
        var usage = usage(fields.optional("usage"));
        return () -> new CaseSettings(
                new ConformingTo(address.orElseThrow()),
                activity.orElseThrow(),
                new CareSettings(bySector, Map.of()),
                phases.orElseThrow().transition(),
                phases.orElseThrow().target(),
                cutOff.orElseThrow(),
                redList.orElseThrow(),
                ranking.orElseThrow(),
                contact.orElse(OrganisationalContact.LEGAL_ENTITY),
                usage.flatMap(UsageSettings::silence).orElse(Silence.REMOVE),
                usage.flatMap(UsageSettings::validMonths),
                TypeSettings.NONE,
                Vocabulary.builtIn());
    }

    private record UsageSettings(Optional<Integer> validMonths, Optional<Silence> silence) {}

    private static Optional<UsageSettings> usage(YamlField section) {
        return section.mapping(fields -> {
            Optional<Integer> months = fields.optional("validMonths").number(1, MOST_MONTHS);
            Optional<Silence> silence = fields.optional("silence").oneOf(Silence.class);
            return () -> new UsageSettings(months, silence);
        });
    }

    private record Phases(LocalDate transition, LocalDate target) {}

    private static Optional<Phases> phases(YamlField section) {
        return section.mapping(fields -> {
            Optional<LocalDate> transition = fields.required("transition").date();
            Optional<LocalDate> target = fields.required("target").date();
            if (target.filter(day -> transition.filter(day::isBefore).isPresent())
                    .isPresent()) {
                section.wrong(new Text(
                        "la phase cible commence avant la transition",
                        "the target phase begins before the transition"));
            }
            return () -> new Phases(transition.orElseThrow(), target.orElseThrow());
        });
    }

    private static Optional<ActivityBands> activity(YamlField section) {
        return section.mapping(fields -> {
            Optional<Integer> dormant = fields.required("dormantAfterMonths").number(1, MOST_MONTHS);
            Optional<Integer> inactive = fields.required("inactiveAfterMonths").number(1, MOST_MONTHS);
            if (dormant.orElse(0) > inactive.orElse(MOST_MONTHS)) {
                section.wrong(new Text(
                        "dormantAfterMonths dépasse inactiveAfterMonths",
                        "dormantAfterMonths is greater than inactiveAfterMonths"));
            }
            return () -> ActivityBands.ordinary(dormant.orElseThrow(), inactive.orElseThrow());
        });
    }

    private static Map<String, CareSetting> careSettings(YamlField section) {
        Map<String, CareSetting> bySector = new HashMap<>();
        section.mapping(fields -> {
            for (CareSetting setting : CareSetting.values()) {
                fields.optional(setting.name())
                        .each(sector -> sectorCode(sector)
                                .filter(code -> bySector.put(code, setting) != null)
                                .ifPresent(code -> sector.wrong(new Text(
                                        "le secteur " + code + " figure deux fois",
                                        "the sector " + code + " stands twice"))));
            }
            return () -> bySector;
        });
        return bySector;
    }

    private static Optional<String> sectorCode(YamlField written) {
        return written.as(
                text -> Optional.of(text).filter(CareSettings::isSectorCode),
                new Text("n'est pas un code de TRE_R02-SecteurActivite", "is not a code of TRE_R02-SecteurActivite"),
                new Text("Écrivez par exemple SA01.", "Write for example SA01."));
    }

    private static Supplier<RemovalLimits> limits(YamlFields fields) {
        RemovalLimits usual = RemovalLimits.USUAL;
        var share = share(fields.required("removalShare"));
        var count = count(fields.required("removalCount"), 0);
        var byType = fields.optional("removalShareByType")
                .map(Stream.of(MailboxType.values()).map(Enum::name).toList(), SettingsReader::share);
        var byStructure = share(fields.optional("removalShareByStructure"));
        var byRule = share(fields.optional("removalShareByRule"));
        var rolling = fields.optional("removalsWithinDays").mapping(SettingsReader::rolling);
        var fewest = count(fields.required("fewestMeasured"), 0);
        var fewestWhole = count(fields.optional("fewestWhole"), 1);
        var sourceShrink = share(fields.optional("sourceShrink"));
        var refusals = count(fields.optional("identicalRefusals"), 2);
        return () -> new RemovalLimits(
                share.orElseThrow(),
                count.orElseThrow(),
                byType.entrySet().stream()
                        .collect(Collectors.toMap(entry -> MailboxType.valueOf(entry.getKey()), Map.Entry::getValue)),
                byStructure.orElse(usual.shareByStructure()),
                byRule.orElse(usual.shareByRule()),
                rolling.orElse(usual.rolling()),
                fewest.orElseThrow(),
                fewestWhole.orElse(usual.fewestWhole()),
                sourceShrink.orElse(usual.sourceShrink()),
                refusals.orElse(usual.identicalRefusals()));
    }

    private static Supplier<RemovalLimits.Rolling> rolling(YamlFields fields) {
        RemovalLimits.Rolling usual = RemovalLimits.USUAL.rolling();
        Optional<Integer> days = fields.optional("days").number(1, 366);
        Optional<Integer> share = share(fields.optional("share"));
        return () -> new RemovalLimits.Rolling(days.orElse(usual.days()), share.orElse(usual.share()));
    }

    private static Optional<Integer> share(YamlField percent) {
        return percent.number(0, 100);
    }

    private static Optional<Integer> count(YamlField number, int least) {
        return number.number(least, Integer.MAX_VALUE);
    }
}
