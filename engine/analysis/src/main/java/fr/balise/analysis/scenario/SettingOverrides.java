package fr.balise.analysis.scenario;

import fr.balise.core.cases.BuiltIn.OrganisationalContact;
import fr.balise.core.cases.BuiltIn.Ranking;
import fr.balise.core.cases.BuiltIn.RedListHandling;
import fr.balise.core.cases.BuiltIn.Silence;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.yaml.YamlField;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the settings in which a scenario differs from its policy; they bear the names of {@code policy.yaml}. */
final class SettingOverrides {
    private static final int LONGEST_VALIDITY = 1200;

    private SettingOverrides() {}

    static CaseSettings over(CaseSettings policy, YamlField settings) {
        return settings.<CaseSettings>mapping(fields -> {
                    Map<String, LocalDate> phases = dates(fields.optional("phases"), "transition", "target");
                    Map<String, LocalDate> type10 = dates(fields.optional("type10"), "cutOff");
                    var redList = fields.optional("redList").oneOf(RedListHandling.class);
                    var ranking = fields.optional("ranking").oneOf(Ranking.class);
                    var contact = fields.optional("organisationalContact").oneOf(OrganisationalContact.class);
                    Optional<UsageSettings> usage = usage(fields.optional("usage"));
                    return () -> policy.with(
                                    phases.getOrDefault("transition", policy.transitionFrom()),
                                    phases.getOrDefault("target", policy.targetFrom()),
                                    type10.getOrDefault("cutOff", policy.type10CutOff()))
                            .with(
                                    redList.orElse(policy.redListHandling()),
                                    ranking.orElse(policy.ranking()),
                                    contact.orElse(policy.organisationalContact()))
                            .with(usage.flatMap(UsageSettings::silence).orElse(policy.silence()))
                            .withUsageMonths(
                                    usage.flatMap(UsageSettings::validMonths).or(policy::usageMonths));
                })
                .orElse(policy);
    }

    private record UsageSettings(Optional<Integer> validMonths, Optional<Silence> silence) {}

    private static Optional<UsageSettings> usage(YamlField section) {
        return section.mapping(fields -> {
            Optional<Integer> months = fields.optional("validMonths").number(1, LONGEST_VALIDITY);
            Optional<Silence> silence = fields.optional("silence").oneOf(Silence.class);
            return () -> new UsageSettings(months, silence);
        });
    }

    private static Map<String, LocalDate> dates(YamlField section, String... keys) {
        return section.map(List.of(keys), YamlField::date);
    }
}
