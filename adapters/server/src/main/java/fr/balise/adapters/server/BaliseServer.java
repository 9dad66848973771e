package fr.balise.adapters.server;

import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.adapters.journal.state.CampaignPlace;
import fr.balise.adapters.journal.store.SqlDocuments;
import fr.balise.adapters.publication.target.TargetServer;
import fr.balise.adapters.server.asking.AnswerIntake;
import fr.balise.adapters.server.asking.AnswerLog;
import fr.balise.adapters.server.asking.Campaigns;
import fr.balise.adapters.server.asking.Questioning;
import fr.balise.adapters.server.callers.ServiceAddress;
import fr.balise.adapters.server.plans.Approvals;
import fr.balise.adapters.server.plans.PlanRepository;
import fr.balise.adapters.server.policies.PolicyRepository;
import fr.balise.adapters.server.runs.JobLog;
import fr.balise.adapters.server.runs.Publishing;
import fr.balise.adapters.server.security.OneTimeLink;
import fr.balise.adapters.server.security.ProgramKeys;
import fr.balise.adapters.server.security.ProviderSettings;
import fr.balise.adapters.server.store.DocumentStore;
import fr.balise.adapters.server.store.StoreRetention;
import fr.balise.adapters.server.work.Workspace;
import fr.balise.core.findings.Refusal;
import fr.balise.core.policy.loading.PolicyFiles;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
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
     * @param link opens the console, once; empty where a provider tells who comes
     */
    public record Running(URI address, Optional<URI> link, ConfigurableApplicationContext context)
            implements AutoCloseable {
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
        // What is logged before Spring reads how is held to the same.
        LoggingSystem.get(BaliseServer.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        Optional<TargetServer> target = settings.target().map(TargetServer::new);
        SqlDocuments store = settings.documents();
        PolicyRepository policies = new PolicyRepository(new DocumentStore(store, "policies", clock), clock);
        PolicyFiles policy = policies.begin(PolicyFolder.read(settings.policy()));
        Workspace workspace = Workspace.open(settings, policy, policies, target, clock);
        Kept kept = Kept.in(store, settings, clock);
        boolean local = settings.provider().isEmpty();
        OneTimeLink link = local ? OneTimeLink.drawn() : OneTimeLink.none();
        ProgramKeys keys =
                ProgramKeys.read(settings.store().resolve("keys.csv")).and(settings.key());
        ConfigurableApplicationContext context = new SpringApplicationBuilder(BaliseServer.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(properties(settings))
                .initializers(started -> {
                    GenericApplicationContext beans = (GenericApplicationContext) started;
                    beans.registerBean(ServerSettings.class, () -> settings);
                    beans.registerBean(Workspace.class, () -> workspace);
                    beans.registerBean(PolicyRepository.class, () -> policies);
                    kept.register(beans, settings, workspace, target, clock);
                    beans.registerBean(ServiceAddress.class, () -> new ServiceAddress(settings.publicAddress()));
                    beans.registerBean(OneTimeLink.class, () -> link);
                    beans.registerBean(ProgramKeys.class, () -> keys);
                    beans.registerBean(Clock.class, () -> clock);
                })
                .run();
        URI address =
                URI.create("http://" + ADDRESS + ":" + context.getEnvironment().getProperty("local.server.port"));
        return new Running(
                settings.provider().map(ProviderSettings::publicAddress).orElse(address),
                local ? Optional.of(link.at(address)) : Optional.empty(),
                context);
    }

    /** What the service keeps in its store. */
    private record Kept(
            SqlDocuments store,
            PlanRepository plans,
            Approvals approvals,
            JobLog jobs,
            Campaigns campaigns,
            AnswerLog answers) {
        static Kept in(SqlDocuments store, ServerSettings settings, Clock clock) throws Refusal {
            DocumentStore plans = new DocumentStore(store, StoreRetention.PLANS, clock);
            return new Kept(
                    store,
                    new PlanRepository(plans),
                    new Approvals(plans, clock),
                    new JobLog(new DocumentStore(store, StoreRetention.RUNS, clock)),
                    new Campaigns(CampaignPlace.in(settings.store())),
                    new AnswerLog(new DocumentStore(store, StoreRetention.ANSWERS, clock)));
        }

        /** With what works on it. */
        void register(
                GenericApplicationContext beans,
                ServerSettings settings,
                Workspace workspace,
                Optional<TargetServer> target,
                Clock clock) {
            beans.registerBean(SqlDocuments.class, () -> store);
            beans.registerBean(PlanRepository.class, () -> plans);
            beans.registerBean(Approvals.class, () -> approvals);
            beans.registerBean(
                    Publishing.class, () -> new Publishing(target, approvals, jobs, settings.fourEyes(), clock));
            beans.registerBean(Campaigns.class, () -> campaigns);
            beans.registerBean(AnswerLog.class, () -> answers);
            beans.registerBean(AnswerIntake.class, () -> new AnswerIntake(settings.data(), answers, workspace, clock));
            beans.registerBean(Questioning.class, () -> new Questioning(settings.data(), campaigns, workspace));
        }
    }

    /** A browser that comes back from the provider brings its session along; the proxy tells where it came from. */
    private static Map<String, Object> properties(ServerSettings settings) {
        Map<String, Object> properties =
                new HashMap<>(Map.of("server.address", ADDRESS, "server.port", settings.port()));
        settings.publicAddress()
                .ifPresent(address -> properties.put("server.tomcat.remoteip.remote-ip-header", "x-forwarded-for"));
        settings.provider().ifPresent(provider -> {
            properties.put("server.servlet.session.cookie.same-site", "lax");
            properties.put(
                    "server.servlet.session.cookie.secure",
                    "https".equals(provider.publicAddress().getScheme()));
        });
        return properties;
    }
}
