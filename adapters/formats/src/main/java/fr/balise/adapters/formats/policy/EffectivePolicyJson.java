package fr.balise.adapters.formats.policy;

import fr.balise.adapters.formats.json.SteadyJson;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.RuleId;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.Overlay;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import fr.balise.core.policy.syntax.RuleText;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All that a policy says, for programs; of each part, where it is said. */
public record EffectivePolicyJson(
        String schema,
        String name,
        String version,
        Text title,
        String digest,
        String bundleDigest,
        Optional<BaseJson> base,
        List<DisabledJson> disabled,
        SortedMap<String, SettingJson> settings,
        List<RuleJson> rules,
        List<RowJson> rows,
        List<InvariantJson> invariants) {
    /** Its schema. */
    public static final String SCHEMA = "urn:balise:policy:1";

    /** What it lies on. */
    public record BaseJson(String policy, String version, String digest) {
        private static BaseJson of(Overlay overlay) {
            return new BaseJson(overlay.policy(), overlay.version(), overlay.digest());
        }
    }

    /** What of that does not count. */
    public record DisabledJson(String id, String reason, String place) {}

    /** A setting, as written. */
    public record SettingJson(String value, String place) {}

    /** A rule. */
    public record RuleJson(
            RuleId rule,
            String title,
            List<String> sources,
            String condition,
            List<String> effects,
            Text message,
            String place) {
        private static RuleJson of(Rule rule) {
            return new RuleJson(
                    rule.id(),
                    rule.title(),
                    rule.sources(),
                    RuleText.of(rule.condition()),
                    rule.effects().stream().map(Effect::word).toList(),
                    rule.message(),
                    rule.place().toString());
        }
    }

    /** A row of a table of settings. */
    public record RowJson(RuleId row, String sets, String place) {}

    /** A promise. */
    public record InvariantJson(String invariant, Text title, String when, List<Effect> admitted) {}

    /** The document, ending with a line break. */
    public static String write(Policy policy) {
        SortedMap<String, SettingJson> settings = new TreeMap<>();
        policy.settings()
                .forEach((name, setting) -> settings.put(
                        name, new SettingJson(setting.value(), setting.place().toString())));
        return SteadyJson.document(new EffectivePolicyJson(
                SCHEMA,
                policy.name(),
                policy.version(),
                policy.title(),
                policy.digest(),
                policy.bundleDigest(),
                policy.overlay().map(BaseJson::of),
                policy.overlay().stream()
                        .flatMap(overlay -> overlay.disabled().values().stream())
                        .map(each -> new DisabledJson(
                                each.id(), each.reason(), each.place().toString()))
                        .toList(),
                settings,
                policy.allRules().stream().map(RuleJson::of).toList(),
                policy.settingRows().stream()
                        .map(row ->
                                new RowJson(row.id(), row.sets(), row.place().toString()))
                        .toList(),
                policy.invariants().stream()
                        .map(each -> new InvariantJson(
                                each.id(),
                                each.title(),
                                RuleText.of(each.when()),
                                each.admitted().stream().sorted().toList()))
                        .toList()));
    }
}
