package fr.balise.adapters.cli.execution;

import fr.balise.adapters.cli.command.Terminal;
import fr.balise.core.findings.Text;
import java.io.Console;
import java.util.Locale;
import java.util.Set;

/** Asks the person at the terminal before anything is written to a directory; without a terminal nobody is asked. */
final class Confirmation {
    private static final Set<String> YES = Set.of("o", "oui", "y", "yes");

    private Confirmation() {}

    static boolean canAsk(Terminal terminal) {
        return terminal.interactive() && System.console() != null;
    }

    static boolean given(Text question, Terminal terminal) {
        Console console = System.console();
        if (!terminal.interactive() || console == null) {
            return true;
        }
        String answer = console.readLine("%s", question.in(terminal.language()) + " ");
        if (answer != null && YES.contains(answer.strip().toLowerCase(Locale.ROOT))) {
            return true;
        }
        terminal.note(RunOptions.MESSAGES.text("nothingSent"));
        return false;
    }
}
