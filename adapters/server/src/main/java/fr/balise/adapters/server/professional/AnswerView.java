package fr.balise.adapters.server.professional;

import fr.balise.adapters.reporting.wording.Wording;
import fr.balise.adapters.server.asking.AnswerLog.Choice;
import fr.balise.adapters.server.work.Snapshot;
import fr.balise.core.PublicationEngine.DecidedCase;
import fr.balise.core.cases.derivation.Candidate;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Carrier.PracticeSituation;
import fr.balise.core.facts.directory.Carrier.Practitioner;
import fr.balise.core.facts.directory.CarrierRef;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.operations.asking.Question;
import fr.balise.operations.asking.Question.Effect;
import fr.balise.operations.asking.Question.Why;
import fr.balise.operations.asking.answers.AnswerOutcome;
import fr.balise.operations.planning.Register;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Questions, answers and own publications, in the words of whoever answers. */
record AnswerView(Wording words) {
    /**
     * A place, and what is asked of it.
     *
     * @param first the name under which the mailbox to use first is chosen; empty when that is not asked
     */
    record Place(String name, List<Item> items, String first) {
        /** True when none of them was chosen to be used first. */
        public boolean noneFirst() {
            return items.stream().noneMatch(item -> item.choice().equals(Choice.FIRST.name()));
        }
    }

    /**
     * A question.
     *
     * @param choice what was chosen so far, or an empty text
     * @param facts what is so now, and what was answered before
     */
    record Item(String id, String address, boolean contact, String choice, List<String> facts, String yes, String no) {
        /** The address in parts between which a line may break. */
        public List<String> parts() {
            return List.of(address.split("(?=[@.])"));
        }
    }

    /** An answer, and what becomes of the publication. */
    record Line(String place, String address, String answer, String becomes, boolean gone) {}

    /** What is asked, place by place, in the order of the questions. */
    List<Place> places(Visit visit, AnswerForm form) {
        Map<String, List<Question>> byPlace = new LinkedHashMap<>();
        visit.open()
                .forEach(
                        question -> byPlace.computeIfAbsent(question.situation().value(), none -> new ArrayList<>())
                                .add(question));
        return byPlace.values().stream()
                .map(questions -> new Place(
                        place(questions.get(0)),
                        questions.stream()
                                .map(question -> item(question, form.of(question)))
                                .toList(),
                        questions.stream()
                                .filter(Question::preference)
                                .map(AnswerForm::first)
                                .findFirst()
                                .orElse("")))
                .toList();
    }

    private static String place(Question question) {
        return question.place().isEmpty() ? question.situation().value() : question.place();
    }

    private Item item(Question question, @Nullable Choice choice) {
        List<String> facts = new ArrayList<>();
        facts.add(words.say(question.published() ? "shown" : "hidden"));
        if (question.redList()) {
            facts.add(words.say("redList"));
        }
        question.proposed()
                .ifPresent(earlier -> facts.add(
                        words.say(earlier.wanted() ? "before.yes" : "before.no", words.date(earlier.declaredOn()))));
        question.endsOn().ifPresent(day -> facts.add(words.say("silence", words.date(day))));
        return new Item(
                question.id(),
                question.address().value(),
                question.why() == Why.CONTACT,
                choice == null ? "" : choice.name(),
                facts,
                becomes(question.effects().yes()),
                becomes(question.effects().no()));
    }

    private String becomes(Effect effect) {
        return words.say("becomes." + effect);
    }

    /** The answers that were given, and what each makes of the publication; nothing is said of one that is not taken. */
    List<Line> lines(Map<Question, Choice> answers, AnswerOutcome outcome) {
        return answers.entrySet().stream()
                .map(entry -> {
                    Effect effect = outcome.effects().get(entry.getKey().id());
                    return new Line(
                            place(entry.getKey()),
                            entry.getKey().address().value(),
                            words.say("answer." + entry.getValue()),
                            effect == null ? words.say("notTaken") : becomes(effect),
                            effect == Effect.ENDS);
                })
                .toList();
    }

    /** Where colleagues see which addresses of a professional now; those of structures that are on the red list are not told. */
    SortedMap<String, List<String>> shown(Snapshot now, String rpps) {
        Register register = now.register();
        Optional<Practitioner> person = register.professional(rpps);
        Set<CarrierRef> own = person.map(register::placesOf).orElse(Set.of());
        SortedMap<String, List<String>> shown = new TreeMap<>();
        now.cases().stream()
                .map(DecidedCase::candidate)
                .filter(candidate -> candidate.attachment().isPresent())
                .filter(candidate ->
                        candidate.place().ref().filter(own::contains).isPresent())
                .filter(candidate -> candidate.mailbox().stream().noneMatch(AnswerView::isHiddenFromAll))
                .forEach(candidate -> shown.computeIfAbsent(label(candidate, register), none -> new ArrayList<>())
                        .add(candidate.address().value()));
        return shown;
    }

    private static boolean isHiddenFromAll(Mailbox mailbox) {
        return mailbox.redList() && mailbox.type() != MailboxType.PER && mailbox.type() != MailboxType.CAB;
    }

    private String label(Candidate candidate, Register register) {
        Carrier carrier = candidate.carrier().orElseThrow();
        if (!(carrier instanceof PracticeSituation situation)) {
            return words.say("ownRecord");
        }
        return situation
                .structure()
                .carrier()
                .flatMap(register::carrier)
                .map(Carrier::label)
                .filter(label -> !label.isBlank())
                .orElse(situation.label());
    }
}
