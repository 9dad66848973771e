package fr.balise.core.yaml;

import fr.balise.core.findings.Text;
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
public final class YamlValue {
    private static final int LONGEST_DOCUMENT = 1_000_000;
    private static final int DEEPEST = 20;

    private final Node node;

    private YamlValue(Node node) {
        this.node = node;
    }

    /**
     * Reads one document.
     *
     * @throws YamlProblem when it is not YAML, is empty, has aliases, tags or repeated keys, or is too large or deep
     */
    public static YamlValue read(String document) throws YamlProblem {
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
                    .orElseThrow(
                            () -> new YamlProblem(1, 1, new Text("le document est vide", "the document is empty")));
            checkKeys(root);
            return new YamlValue(root);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(-1) + 1;
            int column = e.getProblemMark().map(Mark::getColumn).orElse(-1) + 1;
            String why = String.valueOf(e.getProblem());
            throw new YamlProblem(line, column, new Text("YAML illisible : " + why, "unreadable YAML: " + why));
        } catch (YamlEngineException e) {
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new YamlProblem(0, 0, new Text("YAML illisible : " + why, "unreadable YAML: " + why));
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
                throw problem(
                        event, "imbrication trop profonde (plus de " + DEEPEST + ")", "nested deeper than " + DEEPEST);
            }
            if (event instanceof AliasEvent) {
                throw problem(
                        event,
                        "les alias (*nom) ne sont pas admis ; répétez la valeur",
                        "aliases (*name) are not allowed; repeat the value");
            }
            if (event instanceof ScalarEvent scalar && hidesSomething(scalar.getValue())) {
                throw problem(
                        event,
                        "la valeur contient un caractère invisible, peut-être écrit \\uXXXX",
                        "the value holds an invisible character, perhaps written \\uXXXX");
            }
            Optional<String> tag = tag(event);
            if (tag.isPresent()) {
                throw problem(
                        event,
                        "la balise " + tag.get() + " n'est pas admise",
                        "the tag " + tag.get() + " is not allowed");
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

    private static YamlProblem problem(Event event, String fr, String en) {
        int line = event.getStartMark().map(Mark::getLine).orElse(-1) + 1;
        int column = event.getStartMark().map(Mark::getColumn).orElse(-1) + 1;
        return new YamlProblem(line, column, new Text(fr, en));
    }

    private static void checkKeys(Node node) throws YamlProblem {
        if (node instanceof MappingNode mapping) {
            Set<String> keys = new HashSet<>();
            for (NodeTuple tuple : mapping.getValue()) {
                if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                    throw new YamlValue(tuple.getKeyNode()).problem("une clé doit être un mot", "a key must be a word");
                }
                if (!keys.add(key.getValue())) {
                    throw new YamlValue(key)
                            .problem(
                                    "la clé « " + key.getValue() + " » est répétée",
                                    "the key '" + key.getValue() + "' is repeated");
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
    public int line() {
        return node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
    }

    /** Column of its first character, from 1. */
    public int column() {
        return node.getStartMark().map(Mark::getColumn).orElse(-1) + 1;
    }

    /** A problem at this place. */
    public YamlProblem problem(String fr, String en) {
        return new YamlProblem(line(), column(), new Text(fr, en));
    }

    /** True for a mapping. */
    public boolean isMapping() {
        return node instanceof MappingNode;
    }

    /** True for a list. */
    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** True for {@code null}, {@code ~} or nothing at all. */
    public boolean isNull() {
        return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
    }

    /** The entries of a mapping, in the document's order; empty when it is none. */
    Optional<Map<String, YamlValue>> mapping() {
        if (!(node instanceof MappingNode mapping)) {
            return Optional.empty();
        }
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            entries.put(((ScalarNode) tuple.getKeyNode()).getValue(), new YamlValue(tuple.getValueNode()));
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

    /**
     * The entries of a mapping, in the document's order.
     *
     * @throws YamlProblem when it is no mapping
     */
    public Map<String, YamlValue> entries() throws YamlProblem {
        if (!(node instanceof MappingNode mapping)) {
            throw problem("on attend ici des lignes « clé: valeur »", "expected 'key: value' lines here");
        }
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            entries.put(((ScalarNode) tuple.getKeyNode()).getValue(), new YamlValue(tuple.getValueNode()));
        }
        return entries;
    }

    /**
     * One entry of a mapping; empty when it is absent or null.
     *
     * @throws YamlProblem when it is no mapping
     */
    public Optional<YamlValue> get(String key) throws YamlProblem {
        return Optional.ofNullable(entries().get(key)).filter(value -> !value.isNull());
    }

    /**
     * The items of a list; a single value stands for a list of one.
     *
     * @throws YamlProblem when it is a mapping
     */
    public List<YamlValue> items() throws YamlProblem {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream().map(YamlValue::new).toList();
        }
        if (node instanceof MappingNode) {
            throw problem("on attend ici une liste", "expected a list here");
        }
        return isNull() ? List.of() : List.of(this);
    }

    /**
     * The text of a scalar, as written.
     *
     * @throws YamlProblem when it is no scalar
     */
    public String text() throws YamlProblem {
        if (!(node instanceof ScalarNode scalar)) {
            throw problem("on attend ici une seule valeur", "expected a single value here");
        }
        return scalar.getValue();
    }
}
