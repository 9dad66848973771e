package fr.balise.engine.policy;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** A small policy that loads, to change one file of. */
public final class SamplePolicy {
    public static final String SETTINGS = """
            name: sample
            version: "1"
            title:
              fr: Essai
              en: Sample
            phases:
              transition: 2026-10-01
              target: 2027-07-01
            type10:
              cutOff: 2026-10-01
            address:
              pattern: '^[^@\\s]+@[^@\\s]+\\.mssante\\.fr$'
            activity:
              dormantAfterMonths: 6
              inactiveAfterMonths: 12
            careSettings:
              HOSPITAL: [SA01]
              LABORATORY: [SA25, SA29]
            redList: HIDE
            ranking: OFF
            limits:
              removalShare: 30
              removalCount: 5000
              fewestMeasured: 25
            """;

    public static final String RULES = """
            // What is wanted is published.
            rule "Wanted"
              @ruleId(GOOD) @source(A3-USAGE)
            when
              $case : PublicationCase( usage == WANTED )
            then
              verdicts.require($case);
            end
            """;

    private final SortedMap<String, byte[]> files = new TreeMap<>();

    private SamplePolicy() {}

    /** The policy as it is. */
    public static SamplePolicy sample() {
        return new SamplePolicy()
                .with("policy.yaml", SETTINGS)
                .with("rules/good.drl", RULES)
                .with("messages_fr.properties", "GOOD=Le professionnel le veut.\n")
                .with("messages_en.properties", "GOOD=The professional wants it.\n");
    }

    /** With another file, or other content. */
    public SamplePolicy with(String path, String content) {
        return with(path, content.getBytes(StandardCharsets.UTF_8));
    }

    /** With another file, or other content. */
    public SamplePolicy with(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    /** With one place of a file written otherwise. */
    public SamplePolicy replacing(String path, String old, String fresh) {
        String content = new String(files.get(path), StandardCharsets.UTF_8);
        if (!content.contains(old)) {
            throw new IllegalArgumentException(path + " does not contain " + old);
        }
        return with(path, content.replace(old, fresh));
    }

    /** Without a file. */
    public SamplePolicy without(String path) {
        files.remove(path);
        return this;
    }

    /** What a loader reads. */
    public PolicyFiles files() {
        return new PolicyFiles(files);
    }
}
