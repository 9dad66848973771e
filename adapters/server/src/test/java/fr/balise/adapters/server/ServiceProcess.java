package fr.balise.adapters.server;

import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * A service in a program of its own, which writes slowly.
 *
 * @param told what it prints after its address
 */
record ServiceProcess(Process process, URI address, BufferedReader told) {
    private static final String SLOWLY = "2";

    static ServiceProcess start(Path store, SandboxDirectory directory, Object journal) throws IOException {
        ProcessBuilder program = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ServerTool.class.getName(),
                "policy=" + TestServer.ROOT.resolve("rules/policy"),
                "data=" + TestServer.SAMPLES,
                "store=" + store,
                "asOf=2026-12-01",
                "rate=0",
                "endpoint=" + directory.baseUrl(),
                "callsPerSecond=" + SLOWLY,
                "journal=" + journal);
        program.environment()
                .putAll(Map.of(
                        ServerSettings.KEY_VARIABLE,
                        TestServer.KEY,
                        "BALISE_API_KEY",
                        SandboxOptions.DEFAULT_API_KEY,
                        "LOGGING_LEVEL_ORG_SPRINGFRAMEWORK_BOOT_TOMCAT",
                        "INFO",
                        "LOGGING_LEVEL_ORG_SPRINGFRAMEWORK_CONTEXT_SUPPORT",
                        "INFO"));
        Process process = program.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader told = process.inputReader();
        String line = told.readLine();
        while (!line.contains("http://")) {
            line = told.readLine();
        }
        return new ServiceProcess(process, URI.create(line.replaceAll("(?s).*?(http://127.0.0.1:\\d+).*", "$1")), told);
    }
}
