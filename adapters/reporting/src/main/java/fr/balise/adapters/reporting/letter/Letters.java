package fr.balise.adapters.reporting.letter;

import fr.balise.adapters.reporting.letter.LetterTemplates.Kind;
import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Refusal;
import fr.balise.operations.asking.Campaign;
import fr.balise.operations.asking.Professional;
import fr.balise.operations.asking.Question;
import fr.balise.operations.asking.Question.Effect;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The letters of a campaign: one to each professional, and one to a contact, for when the professional does not answer. An
 * address on the red list stands in no letter but that of its own holder.
 */
public final class Letters {
    private static final int LONGEST_NAME = 64;

    private final Campaign campaign;
    private final LetterTemplates templates;
    private final UnaryOperator<String> links;

    private Letters(Campaign campaign, LetterTemplates templates, UnaryOperator<String> links) {
        this.campaign = campaign;
        this.templates = templates;
        this.links = links;
    }

    /**
     * All letters, by the names of their files; those that would ask nothing are left out.
     *
     * @param links the address at which a professional of that id answers, or an empty text; it stands in no letter to
     *     somebody else
     * @throws Refusal when a template names what there is not
     */
    public static SortedMap<String, String> of(
            Campaign campaign, LetterTemplates templates, Collection<Language> languages, UnaryOperator<String> links)
            throws Refusal {
        SortedMap<String, String> letters = new TreeMap<>();
        for (Professional professional : campaign.professionals()) {
            for (Language language : languages) {
                new Letters(campaign, templates, links).add(professional, language, letters);
            }
        }
        return letters;
    }

    private void add(Professional professional, Language language, SortedMap<String, String> letters) throws Refusal {
        String name = fileName(professional.id());
        write(Kind.LETTER, name, professional, Question::isForHolder, language, letters);
        if (!professional.contacts().isEmpty()) {
            write(Kind.CONTACT, name + ".contact", professional, question -> !question.redList(), language, letters);
        }
    }

    /** A name without anything that a file system would obey. */
    static String fileName(String id) {
        String name = id.replaceAll("[^A-Za-z0-9-]", "_");
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    private void write(
            Kind kind,
            String name,
            Professional professional,
            Predicate<Question> told,
            Language language,
            SortedMap<String, String> letters)
            throws Refusal {
        List<Question> questions =
                professional.questions().stream().filter(told).toList();
        if (questions.isEmpty()) {
            return;
        }
        Wording messages = new Wording(language, "fr.balise.adapters.reporting.letter.letters");
        Map<String, Object> said = new HashMap<>();
        said.put("operator", campaign.operator().name());
        said.put("professional", professional.id());
        said.put("name", professional.name().isEmpty() ? professional.id() : professional.name());
        said.put("date", messages.date(campaign.asOf()));
        said.put("ends", messages.date(campaign.schedule().ends()));
        said.put("link", kind == Kind.LETTER ? links.apply(professional.id()) : "");
        said.put("last_address", kind == Kind.LETTER && professional.lastAddressLost());
        said.put(
                "questions",
                questions.stream().map(question -> said(question, messages)).toList());
        templates
                .render(kind, language, said)
                .forEach((form, letter) -> letters.put("letters/" + name + "." + language.code() + "." + form, letter));
    }

    private static Map<String, Object> said(Question question, Wording messages) {
        Map<String, Object> said = new HashMap<>();
        said.put("id", question.id());
        said.put("address", question.address().value());
        said.put("situation", question.situation().value());
        said.put("place", question.place().isEmpty() ? question.situation().value() : question.place());
        said.put("contact", question.why() == Question.Why.CONTACT);
        said.put("published", question.published());
        said.put(
                "earlier",
                question.proposed()
                        .map(earlier -> messages.say(
                                earlier.wanted() ? "earlier.yes" : "earlier.no", messages.date(earlier.declaredOn())))
                        .orElse(""));
        said.put("preference", question.preference());
        said.put("if_yes", messages.say("effect." + question.effects().yes()));
        said.put("if_no", messages.say("effect." + question.effects().no()));
        said.put(
                "if_silent",
                question.endsOn()
                        .map(day -> messages.say("ends", messages.date(day)))
                        .orElseGet(() -> messages.say("effect." + silence(question))));
        return said;
    }

    private static Effect silence(Question question) {
        return question.effects().silence();
    }
}
