package fr.balise.adapters.cli.progress;

import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.publication.report.EventJson;
import fr.balise.adapters.publication.report.EventLines;
import fr.balise.core.findings.Text;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Makes each sentence a {@code notice} event, so that whoever asked for events reads nothing else. */
public final class NoticeStream extends OutputStream {
    private static final String EVENT = "{\"schema\":\"" + EventJson.SCHEMA + "\",";

    private final PrintStream lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private NoticeStream(PrintStream lines) {
        this.lines = lines;
    }

    /** Writes events, and sentences as events. */
    public static PrintStream over(PrintStream lines) {
        return new PrintStream(new NoticeStream(lines), true, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void write(int octet) {
        if (octet == '\n') {
            tell(line.toString(StandardCharsets.UTF_8).strip());
            line.reset();
        } else {
            line.write(octet);
        }
    }

    private void tell(String told) {
        if (told.startsWith(EVENT)) {
            lines.println(told);
        } else if (!told.isEmpty()) {
            EventLines.brief(lines::println, Timekeeper.system()).notice(new Text(told, told));
        }
    }
}
