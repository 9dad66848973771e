package fr.balise.adapters.cli.command;

import picocli.CommandLine.IVersionProvider;

/** Tells the version that was built. */
public final class Version implements IVersionProvider {
    /** The version, as the jar's manifest says it. */
    public static String current() {
        String built = Version.class.getPackage().getImplementationVersion();
        return built == null ? "development" : built;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"balise " + current()};
    }
}
