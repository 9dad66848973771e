package fr.balise.adapters.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import fr.balise.adapters.cli.command.Terminal;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import fr.balise.operations.sources.ReadingProgress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReadingLineTest {
    private static final Text HOLDERS = new Text("Titulaires", "Holders");
    private static final Text STRUCTURES = new Text("Structures", "Structures");

    private final ByteArrayOutputStream drawn = new ByteArrayOutputStream();
    private final AtomicLong nanos = new AtomicLong();

    private Terminal terminal(boolean interactive, int columns) {
        PrintStream err = new PrintStream(drawn, true, StandardCharsets.UTF_8);
        return new Terminal(err, err, Language.EN, false, interactive, columns, columns);
    }

    private String last() {
        String all = drawn.toString(StandardCharsets.UTF_8);
        return all.substring(all.lastIndexOf(ProgressBar.CLEAR) + ProgressBar.CLEAR.length());
    }

    private void pass(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void a_step_is_told_with_its_rate_and_its_end_and_the_next_step_counts_anew() {
        ReadingProgress line = new ReadingLine(terminal(true, 80), nanos::get);
        line.advanced(HOLDERS, 0, 1_000);
        assertThat(last()).isEqualTo("Holders 0/1000");
        pass(10);
        line.advanced(HOLDERS, 200, 1_000);
        assertThat(last()).isEqualTo("Holders 200/1000 · 20.0/s · left 0:00:40");

        line.advanced(STRUCTURES, 0, 50);
        pass(2);
        line.advanced(STRUCTURES, 10, 50);
        assertThat(last()).isEqualTo("Structures 10/50 · 5.0/s · left 0:00:08");
        line.advanced(STRUCTURES, 50, 50);
        assertThat(last()).isEmpty();
    }

    @Test
    void it_never_reaches_the_edge_of_the_screen_and_is_silent_where_nobody_watches() {
        ReadingProgress line = new ReadingLine(terminal(true, 20), nanos::get);
        line.advanced(HOLDERS, 0, 1_000);
        pass(10);
        line.advanced(HOLDERS, 200, 1_000);
        assertThat(last()).hasSizeLessThan(20).startsWith("Holders 200/1000");

        drawn.reset();
        ReadingLine.on(terminal(false, 80)).advanced(HOLDERS, 1, 2);
        assertThat(drawn.size()).isZero();
    }
}
