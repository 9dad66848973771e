package fr.balise.adapters.fhir.pacing;

import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.fhir.http.HttpTransport;
import fr.balise.adapters.fhir.http.NetworkSettings;
import fr.balise.core.findings.Text;
import java.net.URI;
import java.security.SecureRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The servers that one key opens, all reached in one way and under one pace. Safe for use by several threads. */
public final class PacedServers {
    private static final Timekeeper TIME = Timekeeper.system();

    private final NetworkSettings network;
    private final SmoothLimiter limiter;

    /**
     * Those that are reached so.
     *
     * @param network with the key; its server is one of them
     * @param callsPerSecond for the key; 0 for no limit
     */
    public PacedServers(NetworkSettings network, int callsPerSecond) {
        this.network = network;
        this.limiter = new SmoothLimiter(callsPerSecond, TIME);
    }

    /**
     * Opens the way to one of them.
     *
     * @param abandoned true once nobody wants an answer any more: waiting then ends
     * @param notices is told of pauses
     * @param traffic counts what passes
     */
    public Transport open(
            URI server, RepeatPolicy repeats, BooleanSupplier abandoned, Consumer<Text> notices, Traffic traffic)
            throws GatewayUnavailable {
        return new PacedTransport(
                new HttpTransport(network.to(server)),
                limiter,
                repeats,
                TIME,
                new SecureRandom(),
                abandoned,
                notices,
                traffic);
    }
}
