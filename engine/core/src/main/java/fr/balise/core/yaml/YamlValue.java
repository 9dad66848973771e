package fr.balise.core.yaml;

import fr.balise.core.findings.Messages;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** One value of a YAML document: a mapping, a list or a scalar. */
final class YamlValue {
    private static final int LONGEST_DOCUMENT = 1_000_000;
    private static final int DEEPEST = 20;

    private static final Messages MESSAGES = YamlField.MESSAGES;

    private final Node node;
    private final Node key;

    private YamlValue(Node node, Node key) {
        this.node = node;
        this.key = key;
    }

    private YamlValue(Node node) {
        this(node, node);
    }

    /**
     * Reads one document.
     *
     * @throws YamlProblem when it is not YAML, is empty, has aliases, tags or repeated keys, or is too large or deep
     */
    static YamlValue read(String document) throws YamlProblem {
        LoadSettings settings = LoadSettings.builder()
                .setAllowDuplicateKeys(true)
                .setAllowNonScalarKeys(true)
                .setMaxAliasesForCollections(0)
                .setCodePointLimit(LONGEST_DOCUMENT)
                .build();
        try {
            refuseAllButPlainData(new Parse(settings).parseString(document));
            Node root = new Compose(settings)
                    .composeString(document)
                    .orElseThrow(() -> new YamlProblem(1, 1, MESSAGES.text("empty")));
            checkKeys(root);
            return new YamlValue(root);
        } catch (MarkedYamlEngineException e) {
            throw problem(e.getProblemMark(), "unreadable", e.getProblem());
        } catch (YamlEngineException e) {
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw problem(Optional.empty(), "unreadable", why);
        }
    }

    /** Looks at the events one by one, before anything is built of them: a document can nest deeper than the stack. */
    private static void refuseAllButPlainData(Iterable<Event> events) throws YamlProblem {
        int depth = 0;
        for (Event event : events) {
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
                throw problem(event.getStartMark(), "deep", DEEPEST);
            }
            if (event instanceof AliasEvent) {
                throw problem(event.getStartMark(), "alias");
            }
            if (event instanceof ScalarEvent scalar && hidesSomething(scalar.getValue())) {
                throw problem(event.getStartMark(), "invisible");
            }
            Optional<String> tag = tag(event);
            if (tag.isPresent()) {
                throw problem(event.getStartMark(), "tag", tag.get());
            }
        }
    }

    /** Controls but for tabs and line ends, and what formats text without being seen: an escape can write any of them. */
    private static boolean hidesSomething(String text) {
        return text.codePoints()
                .anyMatch(c -> c != '\n'
                        && c != '\t'
                        && switch (Character.getType(c)) {
                            case Character.CONTROL,
                                    Character.FORMAT,
                                    Character.LINE_SEPARATOR,
                                    Character.PARAGRAPH_SEPARATOR -> true;
                            default -> false;
                        });
    }

    /** A tag that the author wrote; plain and quoted scalars have the tag "!" or none. */
    private static Optional<String> tag(Event event) {
        Optional<String> tag = Optional.empty();
        if (event instanceof ScalarEvent scalar) {
            tag = scalar.getTag();
        } else if (event instanceof CollectionStartEvent collection) {
            tag = collection.getTag();
        }
        return tag.map(Object::toString).filter(text -> !text.equals("!"));
    }

    private static YamlProblem problem(Optional<Mark> place, String key, Object... arguments) {
        return new YamlProblem(
                place.map(Mark::getLine).orElse(-1) + 1,
                place.map(Mark::getColumn).orElse(-1) + 1,
                MESSAGES.text(key, arguments));
    }

    private static void checkKeys(Node node) throws YamlProblem {
        if (node instanceof MappingNode mapping) {
            Set<String> keys = new HashSet<>();
            for (NodeTuple tuple : mapping.getValue()) {
                if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                    throw problem(tuple.getKeyNode().getStartMark(), "key");
                }
                if (!keys.add(key.getValue())) {
                    throw problem(key.getStartMark(), "repeated", key.getValue());
                }
                checkKeys(tuple.getValueNode());
            }
        } else if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                checkKeys(item);
            }
        }
    }

    /** Line of its first character, from 1. */
    int line() {
        return node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
    }

    /** Column of its first character, from 1. */
    int column() {
        return node.getStartMark().map(Mark::getColumn).orElse(-1) + 1;
    }

    /** The key before it; itself where there is none. */
    YamlValue key() {
        return new YamlValue(key);
    }

    /** True for {@code null}, {@code ~} or nothing at all. */
    boolean isNull() {
        return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
    }

    /** The entries of a mapping, in the document's order; empty when it is none. */
    Optional<Map<String, YamlValue>> mapping() {
        if (!(node instanceof MappingNode mapping)) {
            return Optional.empty();
        }
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            entries.put(
                    ((ScalarNode) tuple.getKeyNode()).getValue(),
                    new YamlValue(tuple.getValueNode(), tuple.getKeyNode()));
        }
        return Optional.of(entries);
    }

    /** The items of a list; a single value stands for a list of one. Empty when it is a mapping. */
    Optional<List<YamlValue>> sequence() {
        if (node instanceof SequenceNode sequence) {
            return Optional.of(sequence.getValue().stream().map(YamlValue::new).toList());
        }
        return node instanceof MappingNode ? Optional.empty() : Optional.of(isNull() ? List.of() : List.of(this));
    }

    /** The text of a scalar, as written; empty when it is none. */
    Optional<String> scalar() {
        return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }
}
