package fr.balise.adapters.server.professional;

import fr.balise.adapters.server.asking.AnswerIntake.Said;
import fr.balise.adapters.server.asking.AnswerLog.Choice;
import fr.balise.operations.asking.Campaign;
import fr.balise.operations.asking.Professional;
import fr.balise.operations.asking.Question;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A professional on the page, and what may be answered there.
 *
 * @param id RPPS number, or what the campaign names whom it asks by
 * @param token of the link; empty for a login
 * @param campaign that asks; empty when none does
 * @param open the questions that can be answered
 * @param before what was answered here to them, by their ids
 */
record Visit(
        String id,
        Optional<String> token,
        Optional<Campaign> campaign,
        List<Question> open,
        Map<String, Choice> before) {
    /** Copies the collections. */
    Visit {
        open = List.copyOf(open);
        before = Map.copyOf(before);
    }

    /** A visit by link, which answers each question once. */
    static Visit byLink(String token, Campaign campaign, Professional professional, Map<String, Choice> before) {
        return new Visit(
                professional.id(),
                Optional.of(token),
                Optional.of(campaign),
                professional.questions().stream()
                        .filter(Question::isForHolder)
                        .filter(question -> !before.containsKey(question.id()))
                        .toList(),
                Map.of());
    }

    /** A visit by login, which may answer anew. */
    static Visit byLogin(String rpps, Optional<Campaign> campaign, Map<String, Choice> before) {
        return new Visit(
                rpps,
                Optional.empty(),
                campaign,
                campaign.flatMap(asking -> asking.professional(rpps)).stream()
                        .flatMap(professional -> professional.questions().stream())
                        .filter(Question::isForHolder)
                        .toList(),
                before);
    }

    /** The name, as the directory words it; empty where it does not. */
    public String name() {
        return campaign.flatMap(asking -> asking.professional(id))
                .map(Professional::name)
                .orElse("");
    }

    Said said(Map<Question, Choice> choices) {
        return new Said(campaign.orElseThrow(), id, choices, token.isPresent());
    }
}
