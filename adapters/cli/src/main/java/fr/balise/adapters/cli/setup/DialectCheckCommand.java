package fr.balise.adapters.cli.setup;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.options.DialectOptions;
import fr.balise.adapters.cli.options.GatewayOptions;
import fr.balise.adapters.fhir.capability.CapabilityCheck;
import fr.balise.adapters.fhir.capability.CapabilityCheck.Level;
import fr.balise.adapters.fhir.capability.CapabilityCheck.Remark;
import fr.balise.adapters.fhir.capability.DialectSummary;
import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code balise dialect check}: what a server says it can do, and what will be sent to it. */
@Command(name = "check")
public final class DialectCheckCommand extends BaliseCommand {
    @Option(names = "--endpoint", required = true, paramLabel = "URL")
    private String endpoint = "";

    @Mixin
    private GatewayOptions gateway = new GatewayOptions();

    @Mixin
    private DialectOptions options = new DialectOptions();

    @Override
    protected int run(Terminal terminal) throws Refusal, InterruptedException {
        ApiDialect dialect = options.read();
        terminal.print(DialectCommand.MESSAGES.text("sends", dialect.name()));
        DialectSummary.of(dialect).forEach(text -> item("·", text, terminal));
        terminal.out().println();
        terminal.out().flush();
        try (Transport transport = gateway.open(endpoint, terminal::note)) {
            List<Remark> remarks = CapabilityCheck.of(transport, dialect);
            terminal.print(DialectCommand.MESSAGES.text("declares", endpoint));
            remarks.forEach(remark -> item(mark(remark.level()), remark.text(), terminal));
            return conclusion(remarks, terminal);
        }
    }

    private static int conclusion(List<Remark> remarks, Terminal terminal) {
        Level worst = remarks.stream()
                .map(Remark::level)
                .max(Comparator.naturalOrder())
                .orElse(Level.FINE);
        terminal.out().println();
        terminal.print(DialectCommand.MESSAGES.text(worst.name()));
        return worst == Level.WRONG ? ExitCode.FINDING : ExitCode.FINE;
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
