package fr.balise.adapters.cli.sandbox;

import fr.balise.adapters.cli.command.InstalledTool;
import fr.balise.core.findings.Refusal;
import java.util.Objects;
import java.util.spi.ToolProvider;

/**
 * Finds the sandbox: on the class path, or in the folder {@code sandbox} beside the program. It brings a whole FHIR server
 * of which no other command needs a class, so it is not loaded with them.
 */
final class InstalledSandbox {
    private InstalledSandbox() {}

    static ToolProvider find() throws Refusal {
        return InstalledTool.find(
                "balise-sandbox",
                Objects.requireNonNull(InstalledSandbox.class.getClassLoader()),
                InstalledTool.beside("sandbox"),
                folder -> SandboxCommand.MESSAGES.text("notInstalled", folder));
    }
}
