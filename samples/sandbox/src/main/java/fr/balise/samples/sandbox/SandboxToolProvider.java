package fr.balise.samples.sandbox;

import fr.balise.samples.sandbox.options.SandboxOptions;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.spi.ToolProvider;

/**
 * The sandbox for a program that knows it by name only. Its arguments are the folder to serve, then options of {@link
 * SandboxOptions} as {@code name=value}. Once it listens it writes its base address to {@code out}, alone on a line; it
 * serves until its thread is interrupted.
 */
public final class SandboxToolProvider implements ToolProvider {
    @Override
    public String name() {
        return "balise-sandbox";
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... arguments) {
        try (SandboxDirectory sandbox = SandboxDirectory.start(options(arguments))) {
            out.println(sandbox.baseUrl());
            out.flush();
            new CountDownLatch(1).await();
            return 0;
        } catch (InterruptedException e) {
            return 0; // This is how it is stopped.
        } catch (IllegalArgumentException | UncheckedIOException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private static SandboxOptions options(String... arguments) {
        if (arguments.length == 0) {
            throw new IllegalArgumentException("The first argument is the folder to serve; none was given.");
        }
        SandboxOptions options = SandboxOptions.serving(Path.of(arguments[0]));
        for (int i = 1; i < arguments.length; i++) {
            String[] option = arguments[i].split("=", 2);
            if (option.length < 2) {
                throw new IllegalArgumentException("'" + arguments[i] + "' is not of the form name=value.");
            }
            options = options.with(option[0], option[1]);
        }
        return options;
    }
}
