package fr.balise.adapters.cli.serving;

import fr.balise.adapters.cli.command.BaliseCommand;
import fr.balise.adapters.cli.command.InstalledTool;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.options.GatewayOptions;
import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code balise serve}: the REST API and the console. It sees no class of the command line, and is seen by none. */
@Command(name = "serve")
public final class ServeCommand extends BaliseCommand {
    /** Set by the launcher: the folder of the service's jars. */
    private static final String FOLDER = "balise.server";

    private static final Messages MESSAGES = Messages.beside(ServeCommand.class, "serving");

    @Option(names = "--policy", required = true, paramLabel = "POLICY")
    private Path policy = Path.of("");

    @Option(names = "--data", required = true, paramLabel = "DIR")
    private Path data = Path.of("");

    @Option(names = "--port", defaultValue = "0", paramLabel = "N")
    private int port;

    @Option(names = "--as-of", paramLabel = "DATE")
    private @Nullable String asOf;

    @Option(names = "--store", paramLabel = "DIR")
    private @Nullable Path store;

    @Option(names = "--read-every", defaultValue = "1440", paramLabel = "MINUTES")
    private int readEvery;

    @Option(names = "--keep-days", defaultValue = "365", paramLabel = "DAYS")
    private int keepDays;

    @Option(names = "--keep-months", defaultValue = "36", paramLabel = "N")
    private int keepMonths;

    @Option(names = "--unused-months", paramLabel = "N")
    private @Nullable Integer unusedMonths;

    @Option(names = "--threshold", paramLabel = "INDICATOR=N")
    private @Nullable String threshold;

    @Option(names = "--usual-hours", defaultValue = "7-20", paramLabel = "FROM-UNTIL")
    private String usualHours = "";

    @Option(names = "--rate", defaultValue = "100", paramLabel = "N")
    private int rate;

    @Option(names = "--directory", paramLabel = "URL")
    private @Nullable String directory;

    @Option(names = "--endpoint", paramLabel = "URL")
    private @Nullable String endpoint;

    @Option(names = "--dialect", defaultValue = "draft-2026-06-24", paramLabel = "NAME|FILE")
    private String dialect = "";

    @Option(names = "--journal", paramLabel = "PLACE")
    private @Nullable String journal;

    @Option(names = "--journal-user", paramLabel = "USER")
    private @Nullable String journalUser;

    @Option(names = "--visible-within", defaultValue = "24", paramLabel = "HOURS")
    private int visibleWithin;

    @Mixin
    private GatewayOptions gateway = new GatewayOptions();

    @Option(names = "--issuer", paramLabel = "URL")
    private @Nullable String issuer;

    @Option(names = "--client-id", paramLabel = "ID")
    private @Nullable String clientId;

    @Option(names = "--public-url", paramLabel = "URL")
    private @Nullable String publicUrl;

    @Option(names = "--roles-claim", paramLabel = "CLAIM")
    private @Nullable String rolesClaim;

    @Option(names = "--professional-claim", paramLabel = "CLAIM")
    private @Nullable String professionalClaim;

    @Option(names = "--four-eyes", paramLabel = "on|off")
    private @Nullable String fourEyes;

    @Override
    protected int run(Terminal terminal) throws Refusal {
        ToolProvider service = InstalledTool.find(
                "balise-server",
                ClassLoader.getPlatformClassLoader(),
                folder(),
                at -> MESSAGES.text("notInstalled", at));
        Thread thread = Thread.currentThread();
        ClassLoader program = thread.getContextClassLoader();
        thread.setContextClassLoader(service.getClass().getClassLoader());
        try {
            return service.run(
                    new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8),
                    new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8),
                    arguments(terminal).toArray(String[]::new));
        } finally {
            thread.setContextClassLoader(program);
        }
    }

    private static Path folder() {
        String said = System.getProperty(FOLDER);
        return said == null ? InstalledTool.beside("server") : Path.of(said);
    }

    private List<String> arguments(Terminal terminal) {
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        said.put("policy", policy);
        said.put("data", data);
        said.put("port", port);
        said.put("rate", rate);
        said.put("readEvery", readEvery);
        said.put("keepDays", keepDays);
        said.put("keepMonths", keepMonths);
        said.put("unusedMonths", unusedMonths);
        said.put("threshold", threshold);
        said.put("usualHours", usualHours);
        said.put("lang", terminal.language().code());
        said.put("asOf", asOf);
        said.put("store", store);
        said.put("directory", directory);
        said.put("endpoint", endpoint);
        said.put("dialect", dialect);
        said.put("journal", journal);
        said.put("journalUser", journalUser);
        said.put("visibleWithin", visibleWithin);
        said.putAll(gateway.said());
        said.put("issuer", issuer);
        said.put("clientId", clientId);
        said.put("publicUrl", publicUrl);
        said.put("rolesClaim", rolesClaim);
        said.put("professionalClaim", professionalClaim);
        said.put("fourEyes", fourEyes);
        return said.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
    }
}
