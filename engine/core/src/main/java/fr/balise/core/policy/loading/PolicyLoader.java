package fr.balise.core.policy.loading;

import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.CaseSettings;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.findings.Messages;
import fr.balise.core.policy.model.Disabled;
import fr.balise.core.policy.model.Overlay;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.model.Rule;
import fr.balise.core.policy.model.WrittenSetting;
import fr.balise.core.policy.problems.InvalidPolicy;
import fr.balise.core.policy.problems.PolicyProblems;
import fr.balise.core.policy.settings.AttributesReader;
import fr.balise.core.policy.settings.OverlaySettings;
import fr.balise.core.policy.settings.OverlaySettings.Pinned;
import fr.balise.core.policy.settings.SettingsReader;
import fr.balise.core.policy.settings.SettingsReader.Settings;
import fr.balise.core.yaml.YamlField;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a policy from its files, checking everything, and tells all that is wrong together. A policy that lies on another
 * one is made whole first: what is loaded is what both say. Nothing of the operator's text is run or compiled here or
 * later: what comes out are values and allow-listed trees.
 */
public final class PolicyLoader {
    private static final Messages MESSAGES = Messages.beside(PolicyLoader.class, "loading");

    private final PolicyFiles files;
    private final AttributesReader attributes = new AttributesReader();
    private final PolicyProblems problems = new PolicyProblems();

    private PolicyLoader(PolicyFiles files) {
        this.files = files;
    }

    /**
     * Loads a policy.
     *
     * @throws InvalidPolicy with every problem found
     */
    public static Policy load(PolicyFiles files) throws InvalidPolicy {
        return new PolicyLoader(files).load();
    }

    /** The attributes that the rules of these files may name, as far as they can be read. */
    public static Vocabulary vocabulary(PolicyFiles files) {
        PolicyLoader loader = new PolicyLoader(files);
        PolicyLayer own = new PolicyLayer("", files.own(), loader.problems);
        PolicyLayer beneath = new PolicyLayer(Overlay.BASE, files.base(), loader.problems);
        loader.settings(SettingsReader.over(own.settings(), beneath.settings()), false);
        return loader.attributes.vocabulary();
    }

    /** What a policy says that it lies on; empty when it does not say it, or cannot be read. */
    public static Optional<String> baseNamed(PolicyFiles files) {
        return OverlaySettings.named(new PolicyLayer("", files.own(), new PolicyProblems()).settings());
    }

    private Policy load() throws InvalidPolicy {
        PolicyPaths.refuseOutside(files.content(), problems);
        problems.throwIfAny();
        PolicyLayer own = new PolicyLayer("", files.own(), problems);
        return OverlaySettings.extendsAnother(own.settings()) ? overlay(own) : whole(own);
    }

    private Policy whole(PolicyLayer own) throws InvalidPolicy {
        OverlaySettings.refuseDisabling(own.settings());
        if (own.settings().isPresent() && !files.base().content().isEmpty()) {
            problems.add(Overlay.BASE, 0, 0, MESSAGES.text("stray"), MESSAGES.text("stray.remedy"));
        }
        Optional<Settings> settings = settings(own.settings(), own.setsCareInTable());
        PolicyParts parts = own.read(attributes.vocabulary());
        return policy(settings, own.settings(), parts, Optional.empty());
    }

    private Policy overlay(PolicyLayer own) throws InvalidPolicy {
        Optional<Pinned> pinned = OverlaySettings.pinned(own.settings());
        if (files.base().content().isEmpty()) {
            OverlaySettings.refuseMissingBase(own.settings());
        }
        problems.throwIfAny();
        PolicyLayer beneath = new PolicyLayer(Overlay.BASE, files.base(), problems);
        OverlaySettings.refuseBaseOnBase(beneath.settings());
        Optional<Settings> baseSettings =
                SettingsReader.read(beneath.settings(), new AttributesReader(), beneath.setsCareInTable());
        pinned.orElseThrow()
                .refuse(
                        baseSettings.map(Settings::version).orElse(""),
                        files.base().bundleDigest());
        YamlField joined = SettingsReader.over(own.settings(), beneath.settings());
        Optional<Settings> settings = settings(joined, own.setsCareInTable() || beneath.setsCareInTable());
        PolicyParts base = beneath.read(attributes.vocabulary());
        SortedMap<String, Disabled> disabled = OverlaySettings.disabled(own.settings(), base.ids());
        PolicyParts parts = own.over(base.without(disabled), attributes.vocabulary());
        return policy(
                settings,
                joined,
                parts,
                baseSettings.map(said -> new Overlay(
                        pinned.get().policy(),
                        pinned.get().version(),
                        pinned.get().digest(),
                        cases(said, base),
                        disabled,
                        base.rules().stream()
                                .filter(rule -> disabled.containsKey(rule.id().value()))
                                .map(base::withSentence)
                                .toList(),
                        parts.waived())));
    }

    private Optional<Settings> settings(YamlField document, boolean careInTable) {
        return SettingsReader.read(document, attributes, careInTable);
    }

    private CaseSettings cases(Settings settings, PolicyParts parts) {
        return parts.tables().over(settings.caseSettings().with(attributes.vocabulary()));
    }

    private Policy policy(Optional<Settings> settings, YamlField document, PolicyParts parts, Optional<Overlay> overlay)
            throws InvalidPolicy {
        settings.ifPresent(
                known -> attributes.refuseValuesWithoutCode(cases(known, parts).vocabulary()));
        List<Rule> rules = parts.rules().stream()
                .map(parts::withSentence)
                .sorted(Comparator.comparing(Rule::id))
                .toList();
        rules.stream().filter(rule -> rule.message().fr().isBlank()).forEach(this::refuseUnworded);
        problems.throwIfAny();
        Settings known = settings.orElseThrow();
        return new Policy(
                known.name(),
                known.version(),
                known.title(),
                files.digest(),
                files.bundleDigest(),
                cases(known, parts),
                known.limits(),
                Policy.about(CaseKind.PUBLICATION, rules),
                Policy.about(CaseKind.MAILBOX, rules),
                parts.tables().rows(),
                parts.invariants(),
                known.assumed(),
                parts.sources(),
                written(document),
                overlay);
    }

    private static SortedMap<String, WrittenSetting> written(YamlField document) {
        SortedMap<String, WrittenSetting> written = new TreeMap<>();
        document.leaves().forEach((name, leaf) -> written.put(name, new WrittenSetting(leaf.shown(), leaf.place())));
        return written;
    }

    private void refuseUnworded(Rule rule) {
        String folder = Overlay.isBeneath(rule.place()) ? Overlay.BASE : "";
        String file = folder
                + (files.content().containsKey(folder + PolicyPaths.MESSAGES_FR)
                                || !files.content().containsKey(folder + PolicyPaths.MESSAGES_EN)
                        ? PolicyPaths.MESSAGES_FR
                        : PolicyPaths.MESSAGES_EN);
        problems.add(file, 0, 0, MESSAGES.text("unworded", rule.id()), MESSAGES.text("unworded.remedy", rule.id()));
    }
}
