package fr.balise.samples.sandbox;

import fr.balise.samples.sandbox.content.DirectoryContent;
import fr.balise.samples.sandbox.faults.FaultPlan;
import fr.balise.samples.sandbox.fhir.FhirEngine;
import fr.balise.samples.sandbox.gateway.Gateway;
import fr.balise.samples.sandbox.gateway.RequestLog;
import fr.balise.samples.sandbox.options.SandboxOptions;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.EnumSet;
import java.util.function.LongSupplier;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Listens on 127.0.0.1 and leads each call to the directory, through its gateway, or to the administration. */
final class SandboxServer implements AutoCloseable {
    /** Delayed answers hold a thread each; this many may wait together. */
    private static final int THREADS = 64;

    private final Server server;
    private final FaultPlan faults;
    private final URI baseUrl;

    private SandboxServer(Server server, FaultPlan faults, URI baseUrl) {
        this.server = server;
        this.faults = faults;
        this.baseUrl = baseUrl;
    }

    /** @throws UncheckedIOException if the port is taken */
    static SandboxServer start(
            SandboxOptions options,
            DirectoryContent content,
            FaultPlan faults,
            RequestLog log,
            Clock clock,
            LongSupplier nanoTime) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("sandbox");
        threads.setDaemon(true);
        Server server = new Server(threads);
        URI baseUrl = listen(server, options.port());
        Gateway gateway = new Gateway(options, faults, log, clock, nanoTime);

        ServletContextHandler context = new ServletContextHandler(ServletContextHandler.NO_SESSIONS);
        context.addServlet(
                new ServletHolder(FhirEngine.servlet(content, options, baseUrl, clock.instant())), "/fhir/*");
        context.addFilter(new FilterHolder(gateway), "/fhir/*", EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(new ServletHolder(new AdminServlet(content, faults, log, baseUrl)), "/sandbox/*");
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("The sandbox directory cannot start: " + e.getMessage(), e);
        }
        return new SandboxServer(server, faults, baseUrl);
    }

    URI baseUrl() {
        return baseUrl;
    }

    @Override
    public void close() {
        // A delayed answer must not delay the end.
        faults.clear();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The sandbox directory did not stop: " + e.getMessage(), e);
        }
    }

    /** The port is taken before the rest is built: page links hold it. */
    private static URI listen(Server server, int port) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        try {
            connector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("127.0.0.1:" + port + " cannot be opened: " + e.getMessage(), e);
        }
        return URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/fhir");
    }
}
