package fr.balise.adapters.cli.setup;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.options.DialectOptions;
import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.findings.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code balise dialect show}: every setting of a dialect, in the form of a file. */
@Command(name = "show")
public final class DialectShowCommand extends BaliseCommand {
    @Mixin
    private DialectOptions options = new DialectOptions();

    @Override
    protected int run(Terminal terminal) throws Refusal {
        ApiDialect dialect = options.read();
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("name", dialect.name());
        settings.put("finessSystem", dialect.finessSystem());
        settings.put("situationSearch", dialect.situationSearch());
        settings.put("type", "\n  form: " + dialect.typeCoding().form() + system(dialect));
        settings.put("emailType", dialect.sendEmailType());
        settings.put("update", dialect.updateForm());
        settings.put("insertAt", dialect.insertAt());
        settings.put("targeting", dialect.targeting());
        settings.put("orgOnSituation", dialect.orgOnSituation());
        settings.put(
                "cabCarriers",
                dialect.cabCarriers().stream()
                        .map(CarrierKind::resourceType)
                        .sorted()
                        .toList());
        settings.put("apostrophe", dialect.apostrophe());
        if (!dialect.otherSystems().isEmpty()) {
            StringBuilder systems = new StringBuilder();
            new TreeMap<>(dialect.otherSystems())
                    .forEach((name, system) ->
                            systems.append("\n  ").append(name).append(": ").append(system));
            settings.put("otherSystems", systems);
        }
        settings.forEach((name, value) -> terminal.out().print((name + ": " + value).replace(": \n", ":\n") + "\n"));
        return ExitCode.FINE;
    }

    private static String system(ApiDialect dialect) {
        String system = dialect.typeCoding().system();
        return system.isEmpty() ? "" : "\n  system: " + system;
    }
}
