package fr.balise.adapters.server;

import fr.balise.adapters.server.runs.Approvals;
import fr.balise.adapters.server.runs.Publishing;
import fr.balise.adapters.server.security.OneTimeLink;
import fr.balise.adapters.server.target.TargetServer;
import fr.balise.adapters.server.work.PlanShelf;
import fr.balise.adapters.server.work.Workspace;
import fr.balise.core.findings.Refusal;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A service that listens on 127.0.0.1 until it is closed. */
@SpringBootApplication(proxyBeanMethods = false, exclude = UserDetailsServiceAutoConfiguration.class)
public class BaliseServer {
    private static final String ADDRESS = "127.0.0.1";

    /**
     * A service that listens.
     *
     * @param address where its pages begin
     * @param link opens the console, once
     */
    public record Running(URI address, URI link, ConfigurableApplicationContext context) implements AutoCloseable {
        @Override
        public void close() {
            context.close();
        }
    }

    /**
     * Reads policy and data, then listens.
     *
     * @throws Refusal with every problem of the policy, or when nothing may be decided from the data
     */
    public static Running start(ServerSettings settings, Clock clock) throws Refusal, InterruptedException {
        Optional<TargetServer> target = settings.target().map(TargetServer::new);
        Workspace workspace = Workspace.open(settings, target, clock);
        PlanShelf shelf = new PlanShelf(settings.store().resolve("plans"));
        Approvals approvals = new Approvals(shelf.folder(), clock);
        OneTimeLink link = OneTimeLink.drawn();
        ConfigurableApplicationContext context = new SpringApplicationBuilder(BaliseServer.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(Map.of("server.address", ADDRESS, "server.port", settings.port()))
                .initializers(started -> {
                    GenericApplicationContext beans = (GenericApplicationContext) started;
                    beans.registerBean(ServerSettings.class, () -> settings);
                    beans.registerBean(Workspace.class, () -> workspace);
                    beans.registerBean(PlanShelf.class, () -> shelf);
                    beans.registerBean(Approvals.class, () -> approvals);
                    beans.registerBean(Publishing.class, () -> new Publishing(target, approvals, clock));
                    beans.registerBean(OneTimeLink.class, () -> link);
                    beans.registerBean(Clock.class, () -> clock);
                })
                .run();
        URI address =
                URI.create("http://" + ADDRESS + ":" + context.getEnvironment().getProperty("local.server.port"));
        return new Running(address, link.at(address), context);
    }
}
