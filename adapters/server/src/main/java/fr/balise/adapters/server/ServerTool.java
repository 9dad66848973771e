package fr.balise.adapters.server;

import fr.balise.adapters.dataset.UnusableDataSet;
import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import fr.balise.core.policy.problems.InvalidPolicy;
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
            out.println(listening(server).in(language));
            out.flush();
            closed.await();
            return FINE;
        } catch (UnusableSettings e) {
            err.println(e.text().in(language));
        } catch (UnusableDataSet e) {
            err.println(e.text().in(language));
        } catch (InvalidPolicy e) {
            e.problems().forEach(problem -> err.println(problem.in(language)));
            return INVALID_POLICY;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FINE;
        }
        return ERROR;
    }

    /** Runs the service in a program of its own. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(new ServerTool().run(out, err, arguments));
    }

    private static Text listening(BaliseServer.Running server) {
        return new Text(
                "Balise à l'écoute : " + server.address() + ". Ouvrez une fois ce lien pour entrer : " + server.link()
                        + "\nUn seul utilisateur, sur cette machine ; la règle des quatre yeux n'est pas appliquée."
                        + " Ctrl-C l'arrête.",
                "Balise listening: " + server.address() + ". Open this link once to come in: " + server.link()
                        + "\nOne user, on this machine; the four-eyes rule is off. Ctrl-C stops it.");
    }
}
