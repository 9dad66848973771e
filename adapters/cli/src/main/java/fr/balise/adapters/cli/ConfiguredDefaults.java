package fr.balise.adapters.cli;

import fr.balise.adapters.cli.settings.Configuration;
import fr.balise.adapters.cli.settings.Setting;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Gives options the values of the configuration. */
record ConfiguredDefaults(Configuration configuration) implements IDefaultValueProvider {
    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return null;
        }
        return Setting.of(option.longestName().replaceFirst("^--", ""))
                .flatMap(configuration::value)
                .map(Configuration.Value::text)
                .orElse(null);
    }
}
