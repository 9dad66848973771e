package fr.balise.adapters.cli;

import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An operator's machine: a data set of its own, a key, a journal, and a directory that hides what the public one hides. */
final class Site implements AutoCloseable {
    static final String KEY = "cle-4711-que-nul-ne-doit-voir";

    private final Path folder;
    private final SandboxDirectory sandbox;
    private final Path key;

    Site(Path folder) throws IOException {
        this.folder = folder;
        this.sandbox = SandboxDirectory.start(SandboxOptions.serving(Told.DATA.resolve("directory"))
                .withoutRateLimit()
                .with("hideProtectedData", true)
                .with("apiKeys", KEY));
        this.key = Files.writeString(folder.resolve("key"), KEY + "\n");
        Files.createDirectories(data());
        for (String name : List.of("operator.yaml", "mailboxes.csv", "declarations.csv")) {
            Files.copy(Told.DATA.resolve(name), data().resolve(name));
        }
    }

    SandboxDirectory sandbox() {
        return sandbox;
    }

    Path data() {
        return folder.resolve("data");
    }

    Path plan() {
        return folder.resolve("plan.json");
    }

    Path journal() {
        return folder.resolve("journal");
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    void stock(String before, String after) throws IOException {
        Path stock = data().resolve("mailboxes.csv");
        Files.writeString(stock, Files.readString(stock).replace(before, after));
    }

    Told makePlan(Object... more) {
        return by(
                more,
                "plan",
                "--policy",
                Told.POLICY,
                "--data",
                data(),
                "--as-of",
                "2026-12-01",
                "--directory",
                sandbox.baseUrl(),
                "--api-key-file",
                key,
                "--out",
                plan());
    }

    Told apply(Object... more) {
        return by(
                more, "apply", plan(), "--endpoint", sandbox.baseUrl(), "--api-key-file", key, "--calls-per-second", 0);
    }

    Told onServer(Object... words) {
        return by(new Object[] {"--api-key-file", key}, words);
    }

    private static Told by(Object[] more, Object... fixed) {
        List<Object> all = new ArrayList<>(List.of(fixed));
        Stream.of(more).forEach(all::add);
        return Told.by(all.toArray());
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
