package fr.balise.core.policy.settings;

import fr.balise.core.findings.Messages;
import fr.balise.core.policy.model.Disabled;
import fr.balise.core.policy.problems.Suggestion;
import fr.balise.core.yaml.YamlField;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads what {@code policy.yaml} says of the policy beneath:
 *
 * <pre>
 * extends: {policy: reference, version: 1.0.0, digest: 3f…}
 * disabled:
 *   ORG-CONTACT-WANTED: The hospital shows no contact on situations.
 * </pre>
 */
public final class OverlaySettings {
    static final String EXTENDS = "extends";
    static final String DISABLED = "disabled";
    private static final String DIGEST_FORM = "[0-9a-f]{64}";
    private static final Messages MESSAGES = Messages.beside(OverlaySettings.class, "overlay");

    private OverlaySettings() {}

    /**
     * The policy that lies beneath, as it was taken.
     *
     * @param policy {@code reference}, or where it was found
     * @param digest SHA-256 over every file of it but its certificate
     * @param field where that is said
     */
    public record Pinned(String policy, String version, String digest, YamlField field) {
        /** Tells that what lies beneath is another one. */
        public void refuse(String foundVersion, String foundDigest) {
            if (!foundDigest.equals(digest)) {
                field.entry("digest").wrong(MESSAGES.text("otherBase", foundDigest), MESSAGES.text("otherBase.remedy"));
            } else if (!foundVersion.equals(version)) {
                field.entry("version")
                        .wrong(MESSAGES.text("otherVersion", foundVersion), MESSAGES.text("otherBase.remedy"));
            }
        }
    }

    /** True when another policy lies beneath, or should. */
    public static boolean extendsAnother(YamlField root) {
        return root.entry(EXTENDS).isPresent();
    }

    /** Which policy lies beneath; empty when none does, or when it is not said well, which is told. */
    public static Optional<Pinned> pinned(YamlField root) {
        YamlField said = root.entry(EXTENDS);
        if (said.isPresent() && said.isSingle()) {
            said.wrong(MESSAGES.text("notPinned", said.shown()), MESSAGES.text("notPinned.remedy"));
            return Optional.empty();
        }
        return said.mapping(fields -> {
            Optional<String> policy = fields.required("policy").line();
            Optional<String> version = fields.required("version").line();
            Optional<String> digest = fields.required("digest").form(DIGEST_FORM);
            return () -> new Pinned(policy.orElseThrow(), version.orElseThrow(), digest.orElseThrow(), said);
        });
    }

    /** The name of the policy beneath, in whichever form it is said. */
    public static Optional<String> named(YamlField root) {
        YamlField said = root.entry(EXTENDS);
        return Optional.of(said.isSingle() ? said.shown() : said.entry("policy").shown())
                .filter(name -> !name.isBlank());
    }

    /** Tells that nothing lies beneath to take anything from. */
    public static void refuseDisabling(YamlField root) {
        YamlField said = root.entry(DISABLED);
        if (said.isPresent()) {
            said.wrong(MESSAGES.text("nothingBeneath"), MESSAGES.text("nothingBeneath.remedy"));
        }
    }

    /** Tells that the policy's base is not in its folder. */
    public static void refuseMissingBase(YamlField root) {
        root.entry(EXTENDS).wrong(MESSAGES.text("noBase"), MESSAGES.text("noBase.remedy"));
    }

    /** Tells that a base lies on another one. */
    public static void refuseBaseOnBase(YamlField root) {
        if (extendsAnother(root)) {
            root.entry(EXTENDS).wrong(MESSAGES.text("baseOnBase"), MESSAGES.text("baseOnBase.remedy"));
        }
    }

    /**
     * What is taken out of the policy beneath, by id.
     *
     * @param known the ids of its rules, rows and invariants
     */
    public static SortedMap<String, Disabled> disabled(YamlField root, Collection<String> known) {
        return new TreeMap<>(root.entry(DISABLED).map(entry -> entry(entry, known)));
    }

    private static Optional<Disabled> entry(YamlField entry, Collection<String> known) {
        String id = entry.name();
        if (!known.contains(id)) {
            entry.wrong(
                    MESSAGES.text("unknownDisabled", id),
                    Suggestion.nearest(id, known)
                            .map(near -> MESSAGES.text("near", near))
                            .orElse(MESSAGES.text("unknownDisabled.remedy")));
            return Optional.empty();
        }
        if (entry.shown().isBlank() && entry.isSingle()) {
            entry.wrong(MESSAGES.text("noReason", id), MESSAGES.text("noReason.remedy"));
            return Optional.empty();
        }
        return entry.line().map(reason -> new Disabled(id, reason, entry.place()));
    }
}
