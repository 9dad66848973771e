package fr.balise.adapters.files.explain;

import fr.balise.analysis.explanation.Actor;
import fr.balise.analysis.explanation.Explanation;
import fr.balise.analysis.explanation.Explanation.Place;
import fr.balise.analysis.explanation.NothingPublishes;
import fr.balise.analysis.explanation.Reach;
import fr.balise.core.cases.CaseAttribute;
import fr.balise.core.cases.CaseWords;
import fr.balise.core.cases.PublicationCase;
import fr.balise.core.evaluation.Decision.Statement;
import fr.balise.core.evaluation.Verdict;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.model.SettingRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An explanation as lines: the places, then what would change each. */
final class ExplanationText {
    /** Past it a list is no longer read; JSON has them all. */
    private static final int MOST_SHOWN = 6;

    /** Of what people and time cannot do, only what is told in a few words. */
    private static final int MOST_REMOTE_CHANGES = 2;

    private final Language language;
    private final boolean attributes;
    private final Marks marks;
    private final StringBuilder out = new StringBuilder();

    ExplanationText(Language language, boolean attributes, Marks marks) {
        this.language = language;
        this.attributes = attributes;
        this.marks = marks;
    }

    String render(Explanation explanation) {
        out.append(marks.title(explanation.mailbox().value()));
        out.append(marks.item(
                1,
                marks.faint(explanation.policy().name() + " "
                        + explanation.policy().version() + " · " + explanation.asOf())));
        explanation.places().forEach(this::decided);
        out.append(marks.heading(in("Ce qui changerait la décision", "What would change this")));
        Map<PublicationCase, List<Place>> alike = new LinkedHashMap<>();
        explanation
                .places()
                .forEach(place -> alike.computeIfAbsent(place.publicationCase(), key -> new ArrayList<>())
                        .add(place));
        alike.values().forEach(this::changes);
        return out.toString();
    }

    private void decided(Place place) {
        out.append(marks.heading(title(place)));
        out.append(marks.item(
                1,
                marks.plain(place.published() ? in("publiée", "published") : in("non publiée", "not published"))
                        + " · " + marks.strong(place.decision().verdict().name())
                        + marks.plain(
                                in(" : ", ": ") + of(meaning(place.decision().verdict())))));
        for (Statement statement : place.decision().statements()) {
            boolean overridden = place.isOverridden(statement);
            String grounds = "[" + statement.rule().id() + " · "
                    + String.join(", ", statement.rule().sources()) + " · "
                    + of(statement.effect().meaning()) + "]";
            out.append(marks.item(
                    2,
                    marks.plain((overridden ? "✗ " : "✓ ") + of(statement.rule().message()) + " ")
                            + marks.faint(grounds)
                            + marks.plain(
                                    overridden ? in(" (une autre règle l'emporte)", " (another rule prevails)") : "")));
        }
        for (SettingRow row : place.rows()) {
            out.append(marks.item(
                    2,
                    marks.plain(in("lu d'après une table : ", "read by a table: ") + of(said(row, place)) + " ")
                            + marks.faint("[" + row.place() + " · " + row.id() + " · "
                                    + String.join(", ", row.sources()) + "]")));
        }
        if (attributes) {
            for (CaseAttribute attribute : CaseAttribute.values()) {
                Enum<?> value = place.publicationCase().get(attribute);
                out.append(marks.item(
                        3,
                        marks.plain(attribute.ruleName() + " == " + value + " ")
                                + marks.faint("(" + of(CaseWords.of(attribute, value)) + ")")));
            }
        }
    }

    /** What came of the row: the activity or the care setting of the case. */
    private static Text said(SettingRow row, Place place) {
        CaseAttribute attribute =
                row.subject() instanceof SettingRow.Activity ? CaseAttribute.ACTIVITY : CaseAttribute.CARE_SETTING;
        return CaseWords.of(attribute, place.publicationCase().get(attribute));
    }

    private static String title(Place place) {
        return place.carrier() + (place.label().isBlank() ? "" : " · " + place.label());
    }

    private void changes(List<Place> places) {
        Place first = places.get(0);
        out.append(marks.item(
                1,
                marks.strong(
                        places.stream().map(place -> place.carrier().toString()).collect(Collectors.joining(", ")))));
        first.nothingPublishes().ifPresent(this::nothing);
        Map<Actor, List<Alternatives>> byActor = Alternatives.of(first.counterfactuals()).stream()
                .collect(Collectors.groupingBy(Alternatives::actor, LinkedHashMap::new, Collectors.toList()));
        byActor.forEach(this::changes);
        if (byActor.isEmpty()) {
            out.append(marks.item(
                    2, marks.plain(in("Rien ne donnerait un autre verdict.", "Nothing would give another verdict."))));
        }
    }

    private void nothing(NothingPublishes proof) {
        int cases = proof.cases();
        Text reach = proof.reach().words();
        out.append(marks.item(
                2,
                marks.strong(of(claim(proof.reach())))
                        + marks.plain(in(
                                " Prouvé : " + cases + " cas possibles décidés, tous ceux à portée (" + reach.fr()
                                        + ").",
                                " Proved: " + cases + " possible case(s) decided, all within reach (" + reach.en()
                                        + ")."))));
    }

    private static Text claim(Reach reach) {
        return switch (reach) {
            case PEOPLE ->
                new Text(
                        "Ni le professionnel ni l'opérateur ne peuvent la faire publier ici.",
                        "Neither the professional nor the operator can have it published here.");
            case EVENTS ->
                new Text(
                        "Rien ne peut la faire publier ici, sous cette politique et à partir de cette date.",
                        "Nothing can publish it here, under this policy and from this date on.");
            case ANYONE, ANYTHING ->
                new Text(
                        "Rien ne peut la faire publier ici, même à une autre date.",
                        "Nothing can publish it here, not even another date.");
        };
    }

    private void changes(Actor actor, List<Alternatives> all) {
        List<Alternatives> shown = all.stream()
                .filter(each -> actor.compareTo(Actor.TIME) <= 0
                        || each.ways().get(0).changes().size() <= MOST_REMOTE_CHANGES)
                .limit(MOST_SHOWN)
                .toList();
        out.append(marks.item(2, marks.plain(heading(actor))));
        shown.forEach(each -> out.append(marks.item(
                3, marks.strong(each.verdict().name()) + marks.plain(in(" si : ", " if: ") + of(each.words())))));
        int more = all.size() - shown.size();
        if (more > 0) {
            out.append(marks.item(
                    3,
                    marks.faint(in(
                            more + " autre(s) façon(s), plus longues, que --format json montre",
                            more + " more, longer, which --format json shows"))));
        }
    }

    private String heading(Actor actor) {
        return switch (actor) {
            case PROFESSIONAL -> in("Le professionnel peut :", "The professional can:");
            case OPERATOR ->
                in(
                        "L'opérateur peut (au besoin avec le professionnel) :",
                        "The operator can (with the professional where needed):");
            case DIRECTORY ->
                in("Par les registres qui alimentent l'annuaire :", "Through the registers that feed the directory:");
            case TIME -> in("Avec le temps :", "With time:");
            case POLICY -> in("La politique ou son calendrier :", "The policy or its calendar:");
            case NOBODY -> in("Personne ne peut :", "Nobody can:");
        };
    }

    private static Text meaning(Verdict verdict) {
        return verdict.effect()
                .map(effect -> effect.meaning())
                .orElse(new Text("aucune règle ne se prononce", "no rule speaks"));
    }

    private String of(Text text) {
        return text.in(language);
    }

    private String in(String fr, String en) {
        return new Text(fr, en).in(language);
    }
}
