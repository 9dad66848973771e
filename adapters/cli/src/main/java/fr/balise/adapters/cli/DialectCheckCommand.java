package fr.balise.adapters.cli;

import fr.balise.adapters.fhir.capability.CapabilityCheck;
import fr.balise.adapters.fhir.capability.CapabilityCheck.Level;
import fr.balise.adapters.fhir.capability.CapabilityCheck.Remark;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.gateway.Transport;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code balise dialect check}: what a server says it can do. */
@Command(
        name = "check",
        description = {
            "Reads a server's CapabilityStatement and says, point by point, what the dialect will ask of it and whether"
                    + " the server declares it. Writes nothing."
        },
        footer = {"Exit code 2 when the server says otherwise."})
final class DialectCheckCommand extends BaliseCommand {
    @Option(names = "--endpoint", required = true, paramLabel = "URL", description = "Server to look at.")
    private String endpoint = "";

    @Mixin
    private GatewayOptions gateway = new GatewayOptions();

    @Mixin
    private DialectOptions dialect = new DialectOptions();

    @Override
    int run(Terminal terminal) throws GatewayUnavailable, InterruptedException {
        try (Transport transport = gateway.open(endpoint)) {
            List<Remark> remarks = CapabilityCheck.of(transport, dialect.read());
            remarks.forEach(remark -> terminal.out()
                    .println("  " + mark(remark.level()) + " " + remark.text().in(terminal.language())));
            return remarks.stream().anyMatch(remark -> remark.level() == Level.WRONG)
                    ? ExitCode.FINDING
                    : ExitCode.FINE;
        }
    }

    private static String mark(Level level) {
        return switch (level) {
            case FINE -> "✓";
            case UNDECLARED -> "?";
            case WRONG -> "✗";
        };
    }
}
