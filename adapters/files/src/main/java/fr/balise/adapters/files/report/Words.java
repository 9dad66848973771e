package fr.balise.adapters.files.report;

import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import fr.balise.core.planning.AttributeEdits;
import fr.balise.core.planning.Change;
import fr.balise.core.planning.Edit;
import fr.balise.core.planning.ProofStatus;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of reports in one language; they stand in {@code report_*.properties}. */
public final class Words {
    private final Language language;
    private final ResourceBundle sentences;

    /** The sentences in that language. */
    public Words(Language language) {
        this.language = language;
        this.sentences = ResourceBundle.getBundle(
                "fr.balise.adapters.files.report.report",
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The language in which they are said. */
    public Language language() {
        return language;
    }

    /** The text in this language. */
    public String of(Text text) {
        return text.in(language);
    }

    /** A sentence; its arguments are texts, put in as they are. */
    public String say(String key, Object... arguments) {
        return new MessageFormat(sentences.getString(key), Locale.ROOT).format(arguments);
    }

    /** The heading over findings of one kind; a rule's findings go by its id. */
    String findingHeading(String code, int number) {
        String key = "finding." + code;
        return say("finding", say(sentences.containsKey(key) ? key : "finding.rule"), code, grouped(number));
    }

    /** A number and what it counts, in the singular or the plural. */
    public String count(String key, long number) {
        boolean one = language == Language.FR ? number < 2 : number == 1;
        return say(key + (one ? ".one" : ".many"), grouped(number));
    }

    /** Thousands apart, as the language has it. */
    public String grouped(long number) {
        return language.grouped(number);
    }

    String percent(long part, long whole) {
        String share = language.decimal(whole == 0 ? 0.0 : 100.0 * part / whole);
        return share + (language == Language.FR ? "\u00a0%" : "%");
    }

    /** A date as it is written out. */
    public String date(LocalDate date) {
        String day = language == Language.FR && date.getDayOfMonth() == 1 ? "1er" : "" + date.getDayOfMonth();
        return say("date", day, say("month." + date.getMonthValue()), String.valueOf(date.getYear()));
    }

    /** Rough time in words: seconds, then minutes. */
    public String duration(long seconds) {
        return seconds < 120 ? count("seconds", seconds) : count("minutes", Math.round(seconds / 60.0));
    }

    /** Whether a policy was proved, and if not why and what to do. */
    public String proof(ProofStatus proof) {
        if (proof instanceof ProofStatus.NotProved not) {
            return say("proof." + not.why());
        }
        ProofStatus.Proved proved = (ProofStatus.Proved) proof;
        return say(
                "proof.proved",
                grouped(proved.cases()),
                count("proof.promise", proved.promises().size()),
                PlanStory.shortened(proved.certificate()));
    }

    /** What is done, in a word. */
    public String action(Change.Action action) {
        return say("action." + action);
    }

    /** What a change sets and clears, one item each; what every new attachment bears is not told. */
    List<String> edits(Change change) {
        List<String> told = new ArrayList<>();
        AttributeEdits edits = change.edits();
        tell(told, "rank", edits.rank());
        boolean ordinary = change instanceof Change.Attach && edits.redList().equals(Edit.set(false));
        if (!ordinary) {
            tell(told, "redList", edits.redList());
        }
        tell(told, "description", edits.description());
        tell(told, "service", edits.service());
        tell(told, "responsible", edits.responsible());
        return told;
    }

    private void tell(List<String> told, String attribute, Edit<?> edit) {
        String name = say("attribute." + attribute);
        if (edit instanceof Edit.Clear) {
            told.add(say("cleared", name));
        } else if (edit instanceof Edit.Set<?> set) {
            Object value = set.value() instanceof Boolean yes ? say(yes ? "yes" : "no") : set.value();
            told.add(say("set", name, String.valueOf(value)));
        }
    }
}
