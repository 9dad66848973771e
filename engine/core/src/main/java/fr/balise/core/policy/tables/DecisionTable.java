package fr.balise.core.policy.tables;

import fr.balise.cells.Row;
import fr.balise.core.cases.Attribute;
import fr.balise.core.cases.CaseKind;
import fr.balise.core.cases.Vocabulary;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.RuleId;
import fr.balise.core.policy.messages.Sentences;
import fr.balise.core.policy.model.Condition;
import fr.balise.core.policy.model.Effect;
import fr.balise.core.policy.model.WrittenRule;
import fr.balise.core.policy.problems.PolicyProblems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads a table of rules: each row is one, with its id, its sources, its effects, its sentence, and in the column of an
 * attribute the values on which it speaks. A cell is a value, several of which one must hold ({@code A|B}), values none
 * of which may hold ({@code !A}, {@code !A|B}), or nothing ({@code *} or empty: any value).
 */
final class DecisionTable {
    private static final String EFFECT = "effect";
    private static final String TITLE = "title";
    private static final String MESSAGE_FR = "message_fr";
    private static final String MESSAGE_EN = "message_en";
    private static final int LONGEST_TITLE = 200;

    private final Table table;
    private final String file;
    private final List<Attribute> attributes;
    private final PolicyProblems problems;

    private DecisionTable(String file, Table table, List<Attribute> attributes, PolicyProblems problems) {
        this.file = file;
        this.table = table;
        this.attributes = attributes;
        this.problems = problems;
    }

    static List<WrittenRule> read(String file, List<Row> sheet, Vocabulary vocabulary, PolicyProblems problems) {
        List<Attribute> attributes = vocabulary.of(CaseKind.PUBLICATION);
        List<String> required = List.of(Table.ID, Table.SOURCE, EFFECT);
        List<String> optional = Stream.concat(
                        Stream.of(MESSAGE_FR, MESSAGE_EN, TITLE),
                        attributes.stream().map(Attribute::name))
                .toList();
        int before = problems.count();
        Table table = Table.ofRules(file, sheet, required, optional, problems);
        return problems.count() > before ? List.of() : new DecisionTable(file, table, attributes, problems).rules();
    }

    private List<WrittenRule> rules() {
        List<WrittenRule> rules = new ArrayList<>();
        for (Row row : table.rows()) {
            Optional<RuleId> id = table.id(row);
            List<String> sources = table.sources(row);
            List<Effect> effects = effects(row);
            Condition condition = condition(row);
            Text sentence = sentence(row);
            id.ifPresent(known -> rules.add(new WrittenRule(
                    known,
                    title(row, known),
                    sources,
                    CaseKind.PUBLICATION,
                    condition,
                    effects,
                    Optional.of(sentence),
                    table.place(row))));
        }
        return rules;
    }

    private String title(Row row, RuleId id) {
        String title = table.cell(row, TITLE);
        if (title.length() > LONGEST_TITLE || title.contains("\"") || title.contains("\\")) {
            table.tell(
                    row,
                    TITLE,
                    new Text("titre trop long, ou qui contient \" ou \\", "title too long, or holding \" or \\"),
                    new Text("Simplifiez-le.", "Simplify it."));
        }
        return title.isEmpty() ? id.value() : title;
    }

    private List<Effect> effects(Row row) {
        Map<String, Effect> known = new LinkedHashMap<>();
        Stream.of(Effect.values()).forEach(effect -> known.put(effect.word(), effect));
        Set<Effect> effects = new LinkedHashSet<>();
        for (String word : table.cell(row, EFFECT).split("\\+", -1)) {
            table.named(row, EFFECT, word.strip(), known).ifPresent(effects::add);
        }
        return List.copyOf(effects);
    }

    /** One that is written in one language only serves for both. */
    private Text sentence(Row row) {
        String fr = table.cell(row, MESSAGE_FR);
        String en = table.cell(row, MESSAGE_EN);
        if (fr.isEmpty() && en.isEmpty()) {
            table.tell(
                    row,
                    MESSAGE_FR,
                    new Text("la ligne n'a pas de phrase", "the row has no sentence"),
                    new Text(
                            "Écrivez ce que les personnes liront, dans la colonne message_fr ou message_en.",
                            "Write what people will read, in the column message_fr or message_en."));
        }
        Stream.of(fr, en).forEach(text -> Sentences.refuseUnfit(file, row.number(), text, problems));
        return new Text(fr.isEmpty() ? en : fr, en.isEmpty() ? fr : en);
    }

    private Condition condition(Row row) {
        List<Condition> parts = new ArrayList<>();
        boolean said = false;
        for (Attribute attribute : attributes) {
            String cell = table.cell(row, attribute.name());
            said |= !cell.isEmpty();
            if (!cell.isEmpty() && !cell.equals("*")) {
                parts.add(comparison(row, attribute, cell));
            }
        }
        if (!said) {
            table.tell(
                    row,
                    Table.ID,
                    new Text("la ligne parle de tous les cas", "the row speaks of every case"),
                    new Text(
                            "Donnez une condition ; si c'est voulu, écrivez * dans une colonne.",
                            "Give a condition; if it is meant, write * in a column."));
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.AllOf(parts);
    }

    private Condition comparison(Row row, Attribute attribute, String cell) {
        Map<String, Integer> known = new LinkedHashMap<>();
        attribute.values().forEach(value -> known.put(value, 1 << attribute.indexOf(value)));
        boolean negated = cell.startsWith("!");
        int values = 0;
        for (String word : cell.substring(negated ? 1 : 0).split("\\|", -1)) {
            values |= table.named(row, attribute.name(), word.strip(), known).orElse(0);
        }
        Condition among = new Condition.OneOf(attribute, values);
        return negated ? new Condition.Not(among) : among;
    }
}
