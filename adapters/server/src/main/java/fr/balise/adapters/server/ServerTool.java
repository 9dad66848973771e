package fr.balise.adapters.server;

import fr.balise.core.findings.Language;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.spi.ToolProvider;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/** The service as a tool found by its name, so that the command line starts it without a class of it on its own path. */
public final class ServerTool implements ToolProvider {
    private static final Messages MESSAGES = Messages.beside(ServerTool.class, "server");
    private static final int FINE = 0;
    private static final int ERROR = 1;
    private static final int INVALID_POLICY = 3;

    @Override
    public String name() {
        return "balise-server";
    }

    /**
     * Listens until the program is asked to end.
     *
     * @param arguments of {@link ServerSettings}
     * @return exit code of the command line
     */
    @Override
    public int run(PrintWriter out, PrintWriter err, String... arguments) {
        Language language = List.of(arguments).contains("lang=fr") ? Language.FR : Language.EN;
        try (BaliseServer.Running server =
                BaliseServer.start(ServerSettings.of(List.of(arguments), System.getenv()), Clock.systemUTC())) {
            CountDownLatch closed = new CountDownLatch(1);
            server.context()
                    .addApplicationListener((ApplicationListener<ContextClosedEvent>) event -> closed.countDown());
            out.println(server.link()
                    .map(link -> MESSAGES.text("listening", server.address(), link))
                    .orElseGet(() -> MESSAGES.text("listening.provider", server.address()))
                    .in(language));
            out.flush();
            closed.await();
            return FINE;
        } catch (Refusal e) {
            err.println(e.text().in(language));
            return e.kind() == Refusal.Kind.POLICY ? INVALID_POLICY : ERROR;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FINE;
        }
    }

    /** Runs the service in a program of its own. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(new ServerTool().run(out, err, arguments));
    }
}
