package fr.balise.adapters.reporting.asking;

import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.core.findings.Language;
import fr.balise.operations.asking.Question;
import fr.balise.operations.asking.Question.Effect;

/** What the documents of this package say alike. */
final class AskingWording {
    private static final String REMINDER = "REMINDER_";

    private AskingWording() {}

    static Wording in(Language language) {
        return new Wording(language, "fr.balise.adapters.reporting.asking.asking");
    }

    static String stage(String stage, Wording messages) {
        return stage.startsWith(REMINDER)
                ? messages.say("stage.REMINDER", stage.substring(REMINDER.length()))
                : messages.say("stage." + stage);
    }

    static String effects(Question question, Wording messages) {
        return messages.say(
                "effects",
                messages.say("effect." + question.effects().yes()),
                messages.say("effect." + question.effects().no()),
                silence(question, messages));
    }

    static String silence(Question question, Wording messages) {
        Effect now = question.effects().silence();
        return question.endsOn()
                .map(day -> messages.say("ends", messages.date(day)))
                .orElseGet(() -> messages.say("effect." + now));
    }
}
