package fr.balise.operations.workshop;

import fr.balise.analysis.difference.DifferenceView;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.loading.PolicyLoader;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.problems.InvalidPolicy;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lays a policy on another one, which is copied beside it, and moves it to a newer version of that one. */
public final class PolicyBase {
    private static final Messages MESSAGES = Messages.beside(PolicyBase.class, "workshop");
    private static final String SETTINGS = "policy.yaml";
    private static final Pattern EXTENDS = Pattern.compile("(?m)^extends:.*(?:\\R[ \\t]+.*)*");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z.][A-Za-z0-9./_-]*");

    private PolicyBase() {}

    /**
     * What a policy becomes on another base.
     *
     * @param before as it is; empty when it cannot be loaded as it is
     * @param after as it would be
     * @param files of the policy as it would be
     */
    public record Move(Optional<Policy> before, Policy after, PolicyFiles files) {
        /** True when not one byte of the base would change. */
        public boolean isNothing() {
            return before.filter(policy -> policy.bundleDigest().equals(after.bundleDigest()))
                    .isPresent();
        }

        /**
         * What is decided differently; empty when the policy cannot be loaded as it is.
         *
         * @throws Refusal when both read one fact in more ways than can be compared
         */
        public Optional<DifferenceView> difference() throws Refusal {
            return before.isPresent()
                    ? Optional.of(new PolicyComparison(before.get(), after).difference())
                    : Optional.empty();
        }
    }

    /** What a policy says that it lies on: {@code reference}, or a place. */
    public static Optional<String> named(PolicyFiles own) {
        return PolicyLoader.baseNamed(own);
    }

    /**
     * A policy's own files, over a base that is pinned.
     *
     * @param name how the base is to be called: {@code reference}, or where it is found from the policy's folder
     * @throws Refusal when the base cannot be loaded, lies on another one, or the policy does not say {@code extends}
     */
    public static PolicyFiles laidOn(PolicyFiles own, String name, PolicyFiles base) throws Refusal {
        Policy beneath = PolicyLoader.load(base);
        if (beneath.overlay().isPresent()) {
            throw Refusal.input(MESSAGES.text("baseOnBase", name));
        }
        String settings = Optional.ofNullable(own.content().get(SETTINGS))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
        Matcher said = EXTENDS.matcher(settings);
        if (!said.find()) {
            throw Refusal.input(MESSAGES.text("noExtends", SETTINGS));
        }
        String pinned = "extends:\n  policy: " + scalar(name) + "\n  version: " + scalar(beneath.version())
                + "\n  digest: " + base.bundleDigest();
        SortedMap<String, byte[]> content = new TreeMap<>(own.own().content());
        content.put(
                SETTINGS, said.replaceFirst(Matcher.quoteReplacement(pinned)).getBytes(StandardCharsets.UTF_8));
        return new PolicyFiles(content).over(base);
    }

    private static String scalar(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "''") + "'";
    }

    /**
     * What a policy becomes on another base, or on a newer version of its own.
     *
     * @throws Refusal with every problem that it would have there
     */
    public static Move moved(PolicyFiles policy, String name, PolicyFiles base) throws Refusal {
        PolicyFiles files = laidOn(policy, name, base);
        return new Move(loaded(policy), PolicyLoader.load(files), files);
    }

    private static Optional<Policy> loaded(PolicyFiles files) {
        try {
            return Optional.of(PolicyLoader.load(files));
        } catch (InvalidPolicy e) {
            return Optional.empty();
        }
    }
}
