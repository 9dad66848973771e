package fr.balise.operations.asking;

import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * When a campaign speaks to those who have not answered.
 *
 * @param asks the first day
 * @param reminders in order of time
 * @param escalates the day from which another contact is to be tried
 * @param ends the last day on which answers are awaited
 */
public record Schedule(LocalDate asks, List<LocalDate> reminders, LocalDate escalates, LocalDate ends) {
    private static final Messages MESSAGES = Messages.beside(Schedule.class, "asking");

    /** Days before the end on which reminders are due, where nobody says otherwise. */
    public static final List<Integer> REMINDERS = List.of(15, 10, 5);

    /** Copies the list. */
    public Schedule {
        reminders = List.copyOf(reminders);
    }

    /**
     * A step towards a professional who has not answered.
     *
     * @param name {@code ASK}, {@code REMINDER_1} and so on, {@code ESCALATION}, {@code SILENCE}
     */
    public record Stage(String name, LocalDate on) {
        /** The professional is not written to any more, but somebody else. */
        public static final String ESCALATION = "ESCALATION";
        /** Nobody is written to: what was not answered counts as silence. */
        public static final String SILENCE = "SILENCE";

        /** True when the letter goes to somebody else than the professional. */
        public boolean goesToOthers() {
            return name.equals(ESCALATION);
        }
    }

    /**
     * A schedule from a day on.
     *
     * @param daysBefore the end, of each reminder; the last one is also when another contact is to be tried
     * @throws Refusal when a reminder would come before the question
     */
    public static Schedule of(LocalDate asks, LocalDate ends, List<Integer> daysBefore) throws Refusal {
        List<LocalDate> reminders =
                daysBefore.stream().distinct().map(ends::minusDays).sorted().toList();
        if (!ends.isAfter(asks)) {
            throw Refusal.input(MESSAGES.text("endsBefore", ends, asks));
        }
        for (LocalDate reminder : reminders) {
            if (!reminder.isAfter(asks) || reminder.isAfter(ends)) {
                throw Refusal.input(MESSAGES.text("reminderOutside", reminder, asks, ends));
            }
        }
        LocalDate last = reminders.isEmpty() ? ends : reminders.get(reminders.size() - 1);
        return new Schedule(asks, reminders, last.plusDays(last.isBefore(ends) ? 1 : 0), ends);
    }

    /** All stages in order. */
    public List<Stage> stages() {
        List<Stage> stages = new ArrayList<>();
        stages.add(new Stage("ASK", asks));
        IntStream.range(0, reminders.size())
                .forEach(i -> stages.add(new Stage("REMINDER_" + (i + 1), reminders.get(i))));
        stages.add(new Stage(Stage.ESCALATION, escalates));
        stages.add(new Stage(Stage.SILENCE, ends.plusDays(1)));
        return List.copyOf(stages);
    }

    /** The stage that a day has reached; empty before the first. */
    public Optional<Stage> stageOn(LocalDate day) {
        return stages().stream().filter(stage -> !stage.on().isAfter(day)).reduce((earlier, later) -> later);
    }
}
