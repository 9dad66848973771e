package fr.balise.adapters.server.asking;

import fr.balise.adapters.dataset.answers.AnswersFolder;
import fr.balise.adapters.dataset.answers.Questionnaires;
import fr.balise.adapters.formats.campaign.AnsweredCsv;
import fr.balise.adapters.server.asking.AnswerLog.Choice;
import fr.balise.adapters.server.callers.Caller;
import fr.balise.adapters.server.work.Snapshot;
import fr.balise.adapters.server.work.Workspace;
import fr.balise.core.facts.stock.SourceLine;
import fr.balise.core.findings.Refusal;
import fr.balise.operations.asking.Campaign;
import fr.balise.operations.asking.Question;
import fr.balise.operations.asking.answers.AnswerLedger;
import fr.balise.operations.asking.answers.AnswerOutcome;
import fr.balise.operations.asking.answers.Answering;
import fr.balise.operations.asking.answers.Answering.PlanDifference;
import fr.balise.operations.asking.answers.GivenAnswer;
import fr.balise.operations.asking.answers.MergedAnswer;
import fr.balise.operations.asking.answers.Returned;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Takes answers into the declarations of the data set, as the command line does: checked, whole, with where they come from. */
public final class AnswerIntake {
    private final AnswerLedger ledger;
    private final AnswerLog log;
    private final Workspace workspace;
    private final Clock clock;

    /**
     * What a professional says at once.
     *
     * @param professional whose own questions they are
     * @param choices by question
     * @param link whether it comes by a link, which answers each question once
     */
    public record Said(Campaign campaign, String professional, Map<Question, Choice> choices, boolean link) {
        /** Copies the map. */
        public Said {
            choices = Map.copyOf(choices);
        }

        private String channel() {
            return link ? "link" : "login";
        }
    }

    /** Answers that were taken. */
    public record Taken(String merge, Instant at, Answering answers) {}

    /** For the declarations of a data set. */
    public AnswerIntake(Path data, AnswerLog log, Workspace workspace, Clock clock) {
        this.ledger = AnswersFolder.in(data);
        this.log = log;
        this.workspace = workspace;
        this.clock = clock;
    }

    /** What would come of it, and which answers may be merged. */
    public Answering check(Said said) throws Refusal {
        return check(said, now());
    }

    private Answering check(Said said, Instant at) throws Refusal {
        List<GivenAnswer> given = new ArrayList<>();
        said.choices().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Question::id)))
                .forEach(entry -> given.add(new GivenAnswer(
                        entry.getKey().address(),
                        entry.getKey().situation(),
                        entry.getValue() != Choice.NO,
                        entry.getValue() == Choice.FIRST,
                        Optional.empty(),
                        Optional.of(at),
                        Optional.of(said.professional()),
                        Optional.of(said.channel()),
                        Optional.of(said.professional()),
                        false,
                        new SourceLine(said.channel() + ".csv", given.size() + 2))));
        SortedMap<String, byte[]> files = new TreeMap<>(Map.of(said.channel() + ".csv", AnsweredCsv.of(given)));
        Returned returned = new Returned(given, 0, new TreeSet<>(), List.of(), files);
        return Answering.of(
                workspace.now().facts(),
                returned,
                Optional.of(said.campaign()),
                at,
                said.professional(),
                said.channel());
    }

    /** What the answers that may be merged make of own publications, today. */
    public AnswerOutcome outcome(Said said, Answering answers) throws Refusal {
        Snapshot now = workspace.now();
        List<MergedAnswer> sound = answers.checked().sound();
        List<Question> answered = said.choices().keySet().stream()
                .filter(question -> sound.stream().anyMatch(answer -> isAnswerTo(question, answer)))
                .toList();
        return workspace.use(engine -> AnswerOutcome.of(engine, now.facts(), now.plan(), answered, sound));
    }

    private static boolean isAnswerTo(Question question, MergedAnswer answer) {
        return Question.id(answer.declaration().address(), answer.declaration().situation())
                .equals(question.id());
    }

    /**
     * Takes them.
     *
     * @param client what the browser says of itself
     * @param address from which they came
     * @return empty when a link says again what it has answered, or nothing may be merged; nothing is taken then
     */
    public synchronized Optional<Taken> take(Said said, String client, String address) throws Refusal {
        Set<String> before =
                new HashSet<>(log.of(said.campaign().id(), said.professional()).keySet());
        Instant at = now();
        Answering answers = check(said, at);
        if (said.link() && said.choices().keySet().stream().map(Question::id).anyMatch(before::contains)
                || answers.checked().sound().isEmpty()) {
            return Optional.empty();
        }
        String merge = merge(answers, at, said.professional());
        SortedMap<String, Choice> logged = new TreeMap<>();
        said.choices().forEach((question, choice) -> logged.put(question.id(), choice));
        log.add(new AnswerLog.Line(
                at, said.campaign().id(), said.professional(), logged, merge, said.channel(), client, address));
        return Optional.of(new Taken(merge, at, answers));
    }

    /**
     * Reads filled questionnaires, by name.
     *
     * @param campaign that asked; empty where nobody says which
     */
    public Answering read(SortedMap<String, byte[]> files, Optional<Campaign> campaign, Caller caller) throws Refusal {
        return Answering.of(
                workspace.now().facts(),
                Questionnaires.read(files, campaign),
                campaign,
                now(),
                caller.named(),
                "questionnaire");
    }

    /** What the answers that may be merged change in the plan of today. */
    public PlanDifference changes(Answering answers) {
        return workspace.useInForce(policy -> answers.changes(policy, workspace.today()));
    }

    /** Merges what may be merged, for somebody who handed it in. */
    public String merge(Answering answers, Caller caller) throws Refusal {
        return merge(answers, now(), caller.named());
    }

    private String merge(Answering answers, Instant at, String by) throws Refusal {
        return ledger.merge(answers.checked(), answers.returned(), at, by);
    }

    /** All merges, the first one first. */
    public List<AnswerLedger.Merge> merges() throws Refusal {
        return ledger.merges();
    }

    /** Takes a merge back; the number of answers that are taken out. */
    public int undo(String merge, Caller caller) throws Refusal {
        return ledger.undo(merge, now(), caller.named());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
