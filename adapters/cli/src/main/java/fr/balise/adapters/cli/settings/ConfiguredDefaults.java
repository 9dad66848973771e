package fr.balise.adapters.cli.settings;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Gives options the values of the configuration. */
public record ConfiguredDefaults(Configuration configuration) implements IDefaultValueProvider {
    /** A run is resumed and undone where it was made, whatever is configured today. */
    private static final Set<String> WHERE_THE_RUN_WAS = Set.of("resume", "undo");

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return null;
        }
        if (option.longestName().equals("--endpoint")
                && WHERE_THE_RUN_WAS.contains(option.command().name())) {
            return null;
        }
        return Setting.of(option.longestName().substring(2))
                .flatMap(configuration::value)
                .map(Configuration.Value::text)
                .orElse(null);
    }
}
