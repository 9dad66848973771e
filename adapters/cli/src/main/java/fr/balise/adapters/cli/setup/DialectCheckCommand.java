package fr.balise.adapters.cli.setup;

import fr.balise.adapters.cli.frame.BaliseCommand;
import fr.balise.adapters.cli.frame.ExitCode;
import fr.balise.adapters.cli.frame.Terminal;
import fr.balise.adapters.cli.options.DialectOptions;
import fr.balise.adapters.cli.options.GatewayOptions;
import fr.balise.adapters.fhir.capability.CapabilityCheck;
import fr.balise.adapters.fhir.capability.CapabilityCheck.Level;
import fr.balise.adapters.fhir.capability.CapabilityCheck.Remark;
import fr.balise.adapters.fhir.capability.DialectSummary;
import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.core.findings.Text;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code balise dialect check}: what a server says it can do, and what will be sent to it. */
@Command(
        name = "check",
        description = {
            "Says what Balise sends in this dialect, then reads the server's CapabilityStatement and says, point by point,"
                    + " whether the server declares what will be asked of it. Writes nothing."
        },
        footer = {
            "✓ declared, ? not declared (the server may do it all the same), ✗ declared otherwise.",
            "Exit code 2 when the server says otherwise, 1 when it gives no CapabilityStatement."
        })
public final class DialectCheckCommand extends BaliseCommand {
    @Option(names = "--endpoint", required = true, paramLabel = "URL", description = "Server to look at.")
    private String endpoint = "";

    @Mixin
    private GatewayOptions gateway = new GatewayOptions();

    @Mixin
    private DialectOptions options = new DialectOptions();

    @Override
    protected int run(Terminal terminal) throws GatewayUnavailable, InterruptedException {
        ApiDialect dialect = options.read();
        terminal.say(
                "Dialecte " + dialect.name() + " ; Balise enverra :",
                "Dialect " + dialect.name() + "; Balise will send:");
        DialectSummary.of(dialect).forEach(text -> item("·", text, terminal));
        terminal.out().println();
        terminal.out().flush();
        try (Transport transport = gateway.open(endpoint, terminal::note)) {
            List<Remark> remarks = CapabilityCheck.of(transport, dialect);
            terminal.say(endpoint + " déclare :", endpoint + " declares:");
            remarks.forEach(remark -> item(mark(remark.level()), remark.text(), terminal));
            return conclusion(remarks, terminal);
        }
    }

    private static int conclusion(List<Remark> remarks, Terminal terminal) {
        boolean wrong = remarks.stream().anyMatch(remark -> remark.level() == Level.WRONG);
        boolean undeclared = remarks.stream().anyMatch(remark -> remark.level() == Level.UNDECLARED);
        terminal.out().println();
        if (wrong) {
            terminal.say(
                    "Ce serveur dit le contraire de ce qu'il faut (✗) : vérifiez l'adresse et le dialecte.",
                    "This server says the contrary of what is needed (✗): check the address and the dialect.");
            return ExitCode.FINDING;
        }
        if (undeclared) {
            terminal.say(
                    "Ce que le serveur ne déclare pas (?) peut marcher : essayez un plan d'un seul changement.",
                    "What the server does not declare (?) may work: try a plan of a single change.");
        } else {
            terminal.say("Le serveur déclare tout ce qu'il faut.", "The server declares all that is needed.");
        }
        return ExitCode.FINE;
    }

    private static void item(String mark, Text text, Terminal terminal) {
        terminal.line("  " + mark + " " + text.in(terminal.language()));
    }

    private static String mark(Level level) {
        return switch (level) {
            case FINE -> "✓";
            case UNDECLARED -> "?";
            case WRONG -> "✗";
        };
    }
}
