package fr.balise.adapters.cli.asking;

import fr.balise.core.findings.Refusal;
import fr.balise.operations.asking.Schedule;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When a campaign ends, and when it reminds. */
final class ScheduleOptions {
    private static final int USUAL_DAYS = 30;

    @Option(names = "--ends", paramLabel = "DATE")
    private @Nullable String ends;

    @Option(names = "--reminders", split = ",", paramLabel = "DAYS")
    private List<Integer> reminders = new ArrayList<>(Schedule.REMINDERS);

    Schedule from(LocalDate day) throws Refusal {
        try {
            LocalDate last = ends == null ? day.plusDays(USUAL_DAYS) : LocalDate.parse(ends);
            return Schedule.of(day, last, reminders);
        } catch (DateTimeParseException e) {
            throw Refusal.input(AskCommand.MESSAGES.text("noDate", String.valueOf(ends)));
        }
    }
}
