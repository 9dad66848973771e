package fr.balise.adapters.cli.execution;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.options.AuthorOption;
import fr.balise.adapters.cli.options.DialectOptions;
import fr.balise.adapters.cli.options.GatewayOptions;
import fr.balise.adapters.cli.options.JournalOptions;
import fr.balise.adapters.fhir.gateway.Timekeeper;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.adapters.formats.plan.PlanFile;
import fr.balise.adapters.journal.chain.SqlJournal;
import fr.balise.adapters.publication.report.RunDocument;
import fr.balise.adapters.publication.verify.ReceiptLog;
import fr.balise.adapters.publication.verify.Verifier;
import fr.balise.core.findings.Refusal;
import fr.balise.core.planning.Plan;
import fr.balise.operations.running.report.Receipt;
import fr.balise.operations.running.report.VerificationReport;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code balise verify plan.json}: does the directory show what the plan wanted. */
@Command(name = "verify")
public final class VerifyCommand extends BaliseCommand {
    @Parameters(index = "0", paramLabel = "PLAN")
    private Path file = Path.of("");

    @Option(names = "--directory", required = true, paramLabel = "URL")
    private String url = "";

    @Option(names = "--sample", paramLabel = "N")
    private int sample;

    @Option(names = "--receipt")
    private boolean receipt;

    @Mixin
    private AuthorOption author = new AuthorOption();

    @Mixin
    private JournalOptions journal = new JournalOptions();

    @Mixin
    private GatewayOptions gateway = new GatewayOptions();

    @Mixin
    private DialectOptions dialect = new DialectOptions();

    @Override
    protected int run(Terminal terminal) throws Refusal, InterruptedException {
        Plan plan = PlanFile.read(file);
        if (sample < 0) {
            throw Refusal.input(RunOptions.MESSAGES.text("noSample", sample));
        }
        try (Transport transport = gateway.open(url, terminal::note)) {
            Verifier verifier = new Verifier(transport, dialect.read(), Timekeeper.system());
            VerificationReport report =
                    sample > 0 ? verifier.sample(plan, sample, new SecureRandom().nextLong()) : verifier.verify(plan);
            terminal.show(RunDocument.of(report, terminal.language()));
            if (receipt) {
                write(report, terminal);
            }
            return report.agrees() ? ExitCode.FINE : ExitCode.FINDING;
        }
    }

    private void write(VerificationReport report, Terminal terminal) throws Refusal {
        try (SqlJournal open = journal.open(url)) {
            Receipt written = ReceiptLog.issue(open, report, Optional.empty(), url, author.identity());
            terminal.print(RunOptions.MESSAGES.text("receipt", written.digest()));
        }
    }
}
