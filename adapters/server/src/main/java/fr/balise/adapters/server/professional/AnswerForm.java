package fr.balise.adapters.server.professional;

import fr.balise.adapters.server.asking.AnswerLog.Choice;
import fr.balise.operations.asking.Question;
import fr.balise.operations.asking.Question.Earlier;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was filled in: for each question its id with {@code YES} or {@code NO}, and for a situation on which several may be
 * wanted {@code first-SITUATION} with the id of the one to use first.
 *
 * @param chosen by the id of the question
 */
record AnswerForm(Map<String, Choice> chosen) {
    private static final String FIRST = "first-";
    private static final Pattern QUESTION = Pattern.compile("q[0-9a-f]{11}");

    /** Copies the map. */
    AnswerForm {
        chosen = Map.copyOf(chosen);
    }

    /** Before anything was filled in: what was answered before, to be confirmed. */
    static AnswerForm proposed(Visit visit) {
        Map<String, Choice> proposed = new HashMap<>();
        visit.open()
                .forEach(question -> question.proposed()
                        .ifPresent(earlier -> proposed.put(question.id(), choice(question, earlier))));
        proposed.putAll(visit.before());
        return new AnswerForm(proposed);
    }

    private static Choice choice(Question question, Earlier earlier) {
        if (!earlier.wanted()) {
            return Choice.NO;
        }
        return question.preference() && earlier.preferred() ? Choice.FIRST : Choice.YES;
    }

    /**
     * What a request says.
     *
     * @throws ClosedLink when it answers what this visit was not asked
     */
    static AnswerForm of(HttpServletRequest request, Visit visit) {
        Map<String, Choice> chosen = new HashMap<>();
        List<String> asked = visit.open().stream().map(Question::id).toList();
        for (String name : Collections.list(request.getParameterNames())) {
            if (QUESTION.matcher(name).matches()) {
                if (!asked.contains(name)) {
                    throw ClosedLink.foreign();
                }
                chosen.put(name, said(String.valueOf(request.getParameter(name))));
            }
        }
        visit.open().stream()
                .filter(Question::preference)
                .filter(question -> question.id().equals(request.getParameter(first(question))))
                .filter(question -> chosen.get(question.id()) == Choice.YES)
                .forEach(question -> chosen.put(question.id(), Choice.FIRST));
        return new AnswerForm(chosen);
    }

    /** Nothing but what the form offers is an answer. */
    private static Choice said(String value) {
        return switch (value) {
            case "YES" -> Choice.YES;
            case "NO" -> Choice.NO;
            default -> throw ClosedLink.foreign();
        };
    }

    /** The name under which the first of a situation is chosen. */
    static String first(Question question) {
        return FIRST + question.situation();
    }

    /** What was chosen; null for nothing. */
    @Nullable
    Choice of(Question question) {
        return chosen.get(question.id());
    }

    /** The answers, in the order of the questions. */
    Map<Question, Choice> answers(Visit visit) {
        Map<Question, Choice> answers = new LinkedHashMap<>();
        visit.open().forEach(question -> {
            Choice choice = chosen.get(question.id());
            if (choice != null) {
                answers.put(question, choice);
            }
        });
        return answers;
    }
}
