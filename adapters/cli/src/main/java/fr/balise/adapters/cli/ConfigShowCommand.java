package fr.balise.adapters.cli;

import picocli.CommandLine.Command;

/** {@code balise config show}: each setting, its value, and where it comes from. */
@Command(
        name = "show",
        description = {
            "Shows each setting, its value and where it comes from: a variable BALISE_…, or a line of the file.",
            "The file is the one that BALISE_CONFIG names, balise.yaml here, or ~/.balise/config.yaml. An option of the"
                    + " same name always wins. Secrets come from the environment alone and are never shown."
        })
final class ConfigShowCommand extends BaliseCommand {
    @Override
    int run(Terminal terminal) {
        Configuration configuration = Configuration.read(System.getenv());
        configuration
                .file()
                .ifPresentOrElse(
                        file -> terminal.say("Fichier : " + file, "File: " + file),
                        () -> terminal.say("Aucun fichier de configuration.", "No configuration file."));
        for (String setting : Configuration.SETTINGS) {
            String value = configuration
                    .value(setting)
                    .map(known -> known.text() + "  (" + known.source() + ")")
                    .orElse(terminal.in("(par défaut)", "(default)"));
            terminal.out().println("  " + setting + ": " + value);
        }
        for (String secret : Configuration.SECRETS) {
            terminal.out()
                    .println("  " + secret + ": "
                            + (configuration.hasSecret(secret)
                                    ? terminal.in("donné", "given")
                                    : terminal.in("absent", "not given")));
        }
        return ExitCode.FINE;
    }
}
