package fr.balise.analysis.scenario;

import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.PublicationCase.OrganisationalContact;
import fr.balise.core.cases.PublicationCase.Ranking;
import fr.balise.core.cases.PublicationCase.RedListHandling;
import fr.balise.core.yaml.YamlValue;
import java.util.List;
import java.util.Optional;

/** Reads the settings in which a scenario differs from its policy; they bear the names of {@code policy.yaml}. */
final class SettingOverrides {
    private SettingOverrides() {}

    static CaseSettings over(CaseSettings policy, Optional<YamlValue> settings, Fields fields) {
        if (settings.isEmpty()
                || !fields.isMappingOf(settings.get(), List.of("phases", "type10", "redList", "ranking", "organisationalContact", "usage"))) {
            return policy;
        }
        YamlValue root = settings.get();
        Optional<YamlValue> phases = section(root, "phases", List.of("transition", "target"), fields);
        Optional<YamlValue> type10 = section(root, "type10", List.of("cutOff"), fields);
        Optional<YamlValue> usage = section(root, "usage", List.of("validMonths"), fields);
        return policy.with(
                        fields.date(in(phases, "transition", fields)).orElse(policy.transitionFrom()),
                        fields.date(in(phases, "target", fields)).orElse(policy.targetFrom()),
                        fields.date(in(type10, "cutOff", fields)).orElse(policy.type10CutOff()))
                .with(
                        fields.oneOf(fields.entry(root, "redList"), RedListHandling.class)
                                .orElse(policy.redListHandling()),
                        fields.oneOf(fields.entry(root, "ranking"), Ranking.class)
                                .orElse(policy.ranking()),
                        fields.oneOf(fields.entry(root, "organisationalContact"), OrganisationalContact.class)
                                .orElse(policy.organisationalContact()))
                .withUsageMonths(
                        fields.number(in(usage, "validMonths", fields)).or(policy::usageMonths));
    }

    private static Optional<YamlValue> section(YamlValue root, String key, List<String> known, Fields fields) {
        return fields.entry(root, key).filter(section -> fields.isMappingOf(section, known));
    }

    private static Optional<YamlValue> in(Optional<YamlValue> section, String key, Fields fields) {
        return section.flatMap(present -> fields.entry(present, key));
    }
}
