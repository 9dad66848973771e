package fr.balise.adapters.server.policies;

import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.settings.PolicySetting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * What {@code policy.yaml} says, by dotted name, for example {@code activity.inactiveAfterMonths}. A value is changed where
 * it stands: comments, order and everything else stay to the letter.
 */
public final class PolicySettings {
    private static final String FILE = "policy.yaml";

    /** What YAML reads as written, without quotation marks, to whatever type it looks like. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} _.,/()'’-]*");

    private static final Pattern LIST = Pattern.compile("\\[[\\p{L}\\p{N} _.,/-]*]");

    private final String text;
    private final Map<String, Node> leaves = new LinkedHashMap<>();
    private final Map<String, MappingNode> sections = new LinkedHashMap<>();
    private final List<Edit> edits = new ArrayList<>();

    /** Text that takes the place of other text. */
    private record Edit(int from, int to, String text) {}

    private PolicySettings(PolicyFiles policy) {
        byte[] bytes = policy.content().getOrDefault(FILE, new byte[0]);
        this.text = new String(bytes, StandardCharsets.UTF_8);
        try {
            new Compose(LoadSettings.builder().build()).composeString(text).ifPresent(root -> gather("", root));
        } catch (YamlEngineException e) {
            // A draft may be broken: then it has no settings to show, and its problems are told elsewhere.
            leaves.clear();
        }
    }

    private void gather(String name, Node node) {
        if (!(node instanceof MappingNode section)) {
            leaves.put(name, node);
            return;
        }
        sections.put(name, section);
        for (NodeTuple entry : section.getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode key) {
                gather(name.isEmpty() ? key.getValue() : name + "." + key.getValue(), entry.getValueNode());
            }
        }
    }

    /** Everything that it says, in its order; nothing where the file cannot be read. */
    public static Map<String, String> all(PolicyFiles policy) {
        PolicySettings read = new PolicySettings(policy);
        Map<String, String> all = new LinkedHashMap<>();
        read.leaves.forEach((name, node) -> all.put(name, read.shown(node)));
        return all;
    }

    /** What a policy says of the settings that can be tried by themselves; empty text where it says nothing. */
    public static SortedMap<String, String> tried(Policy policy) {
        SortedMap<String, String> tried = new TreeMap<>();
        for (PolicySetting setting : PolicySetting.values()) {
            tried.put(setting.key(), setting.of(policy));
        }
        return tried;
    }

    private String shown(Node node) {
        return node instanceof ScalarNode scalar
                ? scalar.getValue()
                : written(node).strip();
    }

    private String written(Node node) {
        return text.substring(at(node.getStartMark()), at(node.getEndMark()));
    }

    /** Marks count characters, of which some take two places of a string. */
    private int at(Optional<Mark> mark) {
        return text.offsetByCodePoints(0, mark.orElseThrow().getIndex());
    }

    /** The policy with other values. What comes of it is checked like any policy. */
    public static PolicyFiles with(PolicyFiles policy, Map<String, String> values) {
        PolicySettings settings = new PolicySettings(policy);
        values.forEach(settings::put);
        SortedMap<String, byte[]> content = new TreeMap<>(policy.content());
        content.put(FILE, settings.edited().getBytes(StandardCharsets.UTF_8));
        return new PolicyFiles(content);
    }

    private void put(String name, String value) {
        Node node = leaves.get(name);
        if (node == null) {
            add(name, value);
        } else if (!shown(node).equals(value)) {
            edits.add(new Edit(at(node.getStartMark()), at(node.getEndMark()), yaml(node, value)));
        }
    }

    private static String yaml(Node node, String value) {
        boolean quoted = node instanceof ScalarNode scalar && scalar.getScalarStyle() != ScalarStyle.PLAIN;
        boolean list = node instanceof SequenceNode && LIST.matcher(value).matches();
        return list || !quoted && PLAIN.matcher(value).matches() ? value : quoted(value);
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "''").replaceAll("\\R", " ") + "'";
    }

    /** A setting that the file leaves out: into its section, or with it at the end. */
    private void add(String name, String value) {
        int dot = name.lastIndexOf('.');
        String key = name.substring(dot + 1) + ": " + (PLAIN.matcher(value).matches() ? value : quoted(value));
        MappingNode section = dot < 0 ? null : sections.get(name.substring(0, dot));
        if (section == null) {
            String head = dot < 0 ? "" : name.substring(0, dot) + ":\n  ";
            edits.add(new Edit(text.length(), text.length(), (text.endsWith("\n") ? "" : "\n") + head + key + "\n"));
            return;
        }
        int start = at(section.getStartMark());
        if (section.getFlowStyle() == FlowStyle.FLOW) {
            edits.add(new Edit(start + 1, start + 1, key + (section.getValue().isEmpty() ? "" : ", ")));
        } else {
            String indent = text.substring(text.lastIndexOf('\n', start - 1) + 1, start);
            edits.add(new Edit(start, start, key + "\n" + indent));
        }
    }

    private String edited() {
        StringBuilder edited = new StringBuilder(text);
        edits.sort(Comparator.comparing(Edit::from).reversed());
        edits.forEach(edit -> edited.replace(edit.from(), edit.to(), edit.text()));
        return edited.toString();
    }
}
