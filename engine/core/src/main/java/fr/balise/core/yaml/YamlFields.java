package fr.balise.core.yaml;

import fr.balise.core.findings.Text;
import fr.balise.core.policy.problems.Suggestion;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The entries of a mapping. A key that is asked for is known; one that is written and never asked for is a mistake. */
public final class YamlFields {
    private final YamlField mapping;
    private final Map<String, YamlField> written;
    private final Set<String> asked = new LinkedHashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private boolean ofAttributes;

    YamlFields(YamlField mapping, Map<String, YamlField> written) {
        this.mapping = mapping;
        this.written = written;
    }

    /** Whether the key is written, be it with nothing behind it. */
    public boolean has(String key) {
        return written.containsKey(key);
    }

    /** An entry; absent too when nothing stands behind the key. */
    public YamlField optional(String key) {
        asked.add(key);
        return Optional.ofNullable(written.get(key))
                .filter(field -> !field.isNull())
                .orElseGet(() -> mapping.absent(key));
    }

    /** An entry that has to be there. */
    public YamlField required(String key) {
        YamlField field = optional(key);
        if (!field.isPresent()) {
            missing.add(key);
        }
        return field;
    }

    /** Tells that a key may not stand here, for a reason of its own. */
    public void refuse(String key, Text what, Text remedy) {
        Optional.ofNullable(written.remove(key)).ifPresent(field -> field.wrong(what, remedy));
    }

    /** Takes from another mapping what this one does not say. */
    public void inherit(YamlField other) {
        other.entries().forEach(written::putIfAbsent);
    }

    /** Its keys are attributes, of which a policy may declare some. */
    public void areAttributes() {
        ofAttributes = true;
    }

    /** A key that is there under a name not quite its own is told once, not as unknown and missing. */
    void refuseUnknown() {
        written.forEach((key, field) -> {
            if (!asked.contains(key)) {
                field.unknownKey(ofAttributes ? Suggestion.attribute(key, asked) : Suggestion.among(key, asked));
                Suggestion.nearest(key, asked).ifPresent(missing::remove);
            }
        });
        missing.forEach(key -> mapping.wrong(
                YamlField.MESSAGES.text("missing", key), mapping.remedy(YamlField.MESSAGES.text("add", key))));
    }
}
