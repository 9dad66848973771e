package fr.balise.adapters.cli.setup;

import fr.balise.adapters.cli.frame.BaliseCommand;
import fr.balise.adapters.cli.frame.ExitCode;
import fr.balise.adapters.cli.frame.Terminal;
import fr.balise.adapters.cli.options.DialectOptions;
import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.core.facts.CarrierKind;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code balise dialect show}: every setting of a dialect, in the form of a file. */
@Command(
        name = "show",
        description = "Shows every setting of a dialect, as a file that can be changed and used with --dialect.",
        footer = {"Example: balise dialect show --dialect draft-2026-06-19 > mine.yaml"})
public final class DialectShowCommand extends BaliseCommand {
    @Mixin
    private DialectOptions options = new DialectOptions();

    @Override
    protected int run(Terminal terminal) {
        ApiDialect dialect = options.read();
        StringBuilder yaml = new StringBuilder()
                .append("name: ")
                .append(dialect.name())
                .append('\n')
                .append("finessSystem: ")
                .append(dialect.finessSystem())
                .append('\n')
                .append("situationSearch: ")
                .append(dialect.situationSearch())
                .append('\n')
                .append("type:\n  form: ")
                .append(dialect.typeCoding().form())
                .append('\n');
        if (!dialect.typeCoding().system().isEmpty()) {
            yaml.append("  system: ").append(dialect.typeCoding().system()).append('\n');
        }
        yaml.append("emailType: ")
                .append(dialect.sendEmailType())
                .append('\n')
                .append("update: ")
                .append(dialect.updateForm())
                .append('\n')
                .append("insertAt: ")
                .append(dialect.insertAt())
                .append('\n')
                .append("targeting: ")
                .append(dialect.targeting())
                .append('\n')
                .append("orgOnSituation: ")
                .append(dialect.orgOnSituation())
                .append('\n')
                .append("cabCarriers: [")
                .append(dialect.cabCarriers().stream()
                        .map(CarrierKind::resourceType)
                        .sorted()
                        .collect(Collectors.joining(", ")))
                .append("]\n")
                .append("apostrophe: ")
                .append(dialect.apostrophe())
                .append('\n');
        dialect.otherSystems().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> "  " + entry.getKey() + ": " + entry.getValue() + "\n")
                .reduce(String::concat)
                .ifPresent(systems -> yaml.append("otherSystems:\n").append(systems));
        terminal.out().print(yaml);
        return ExitCode.FINE;
    }
}
