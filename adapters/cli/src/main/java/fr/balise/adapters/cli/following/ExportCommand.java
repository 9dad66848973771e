package fr.balise.adapters.cli.following;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.options.DirectoryOptions;
import fr.balise.adapters.cli.planning.OutputFile;
import fr.balise.adapters.dataset.extract.ExtractLabels;
import fr.balise.adapters.dataset.extract.ExtractWriter;
import fr.balise.adapters.formats.status.PublicationsCsv;
import fr.balise.core.findings.Refusal;
import fr.balise.operations.following.Exporting;
import fr.balise.operations.following.Publication;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code balise export}: what the operator's mailboxes show, for tools that read files. */
@Command(name = "export")
public final class ExportCommand extends BaliseCommand {
    @Option(names = "--data", required = true, paramLabel = "DIR")
    private Path data = Path.of("");

    @Mixin
    private DirectoryOptions directory = new DirectoryOptions();

    @Option(names = "--as", defaultValue = "EXTRACT", paramLabel = "extract|csv")
    private Form form = Form.EXTRACT;

    @Option(names = "--out", required = true, paramLabel = "FILE")
    private Path out = Path.of("");

    /** What is written. */
    enum Form {
        /** As the public extract of the directory. */
        EXTRACT,
        /** A table for analysts. */
        CSV
    }

    @Override
    protected int run(Terminal terminal) throws Refusal, InterruptedException {
        ExtractLabels words = new ExtractLabels();
        List<Publication> publications = new Exporting(directory.facts(data, words, terminal)).publications();
        OutputFile.REPORT.save(
                out,
                file -> {
                    try (Writer writer = Files.newBufferedWriter(file)) {
                        if (form == Form.EXTRACT) {
                            new ExtractWriter(words).write(publications, writer);
                        } else {
                            PublicationsCsv.write(publications, writer);
                        }
                    }
                },
                terminal);
        return ExitCode.FINE;
    }
}
