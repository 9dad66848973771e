package fr.balise.adapters.cli;

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
        String name = option.longestName().replaceFirst("^--", "");
        if (!Configuration.SETTINGS.contains(name)) {
            return null;
        }
        return configuration.value(name).map(Configuration.Value::text).orElse(null);
    }
}
