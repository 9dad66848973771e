package fr.balise.core.policy.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of its own in which {@link NaiveLoader} meets a hostile file; it is killed if it does not end. */
final class TrustingProcess {
    private static final int LONGEST_SECONDS = 120;

    private TrustingProcess() {}

    record Outcome(int exitCode, boolean markerWritten, String output) {
        /** The word for the harm that was observed. */
        String harm() {
            if (markerWritten) {
                return "marker";
            }
            return switch (exitCode) {
                case NaiveLoader.EXITED -> "exit";
                case NaiveLoader.LOOPED -> "loop";
                case NaiveLoader.HUNG -> "hang";
                case NaiveLoader.EXHAUSTED -> "memory";
                default -> "none, exit code " + exitCode + "\n" + output;
            };
        }
    }

    static Outcome meet(HostileRules hostile, Path folder) throws IOException, InterruptedException {
        Path marker = folder.resolve(hostile.path().getFileName() + ".marker");
        Path output = folder.resolve(hostile.path().getFileName() + ".out");
        Process process = new ProcessBuilder(command(hostile, marker))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        return new Outcome(process.exitValue(), Files.exists(marker), Files.readString(output));
    }

    private static List<String> command(HostileRules hostile, Path marker) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                // The JDK's own compiler, for texts in the java dialect.
                "-Ddrools.dialect.java.compiler=NATIVE",
                "-Dmarker=" + marker,
                "-cp",
                System.getProperty("java.class.path"),
                NaiveLoader.class.getName(),
                hostile.path().toString(),
                hostile.dialect());
    }
}
