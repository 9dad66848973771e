package fr.balise.samples.sandbox.content;

import ca.uhn.fhir.parser.DataFormatException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files a directory starts from: {@code *.json}, each a Bundle or one resource, and {@code *.ndjson}, one
 * resource a line. Resources of other types are passed over, as saved answers of a live server may contain some.
 */
public final class ResourceFiles {
    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final Map<String, String> origins = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private ResourceFiles() {}

    /**
     * @throws IllegalArgumentException if the folder is missing, or with every fault found in its files
     * @throws UncheckedIOException if a file cannot be read
     */
    public static Collection<Resource> read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    folder + " is not a folder. Give one with *.json or *.ndjson files of FHIR R4 resources.");
        }
        ResourceFiles reading = new ResourceFiles();
        for (Path file : filesOf(folder)) {
            reading.readFile(file);
        }
        if (!reading.problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", reading.problems));
        }
        return reading.resources.values();
    }

    private static List<Path> filesOf(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> isJson(file) || isLines(file)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readFile(Path file) {
        try {
            if (isJson(file)) {
                add(Files.readString(file), file.getFileName().toString());
                return;
            }
            readLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void readLines(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    add(line, file.getFileName() + " line " + number);
                }
                number++;
            }
        }
    }

    private void add(String json, String origin) {
        try {
            Resource resource = FhirJson.parse(json);
            if (resource instanceof Bundle bundle) {
                bundle.getEntry().forEach(entry -> add(entry.getResource(), origin));
            } else {
                add(resource, origin);
            }
        } catch (DataFormatException e) {
            problems.add(origin + " is not FHIR R4 JSON: " + e.getMessage());
        }
    }

    private void add(@Nullable Resource resource, String origin) {
        if (resource == null || !Carriers.isCarrier(resource)) {
            return;
        }
        if (!resource.hasId()) {
            problems.add(origin + ": a " + resource.fhirType() + " has no id. Every resource needs one.");
            return;
        }
        FhirJson.withPlainId(resource);
        String key = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
        Resource earlier = resources.putIfAbsent(key, resource);
        if (earlier == null) {
            origins.put(key, origin);
            return;
        }
        // Pages of a saved search repeat included resources; only a contradiction is a fault.
        if (!earlier.equalsDeep(resource)) {
            problems.add(
                    origin + ": " + key + " differs from what " + origins.get(key) + " says. Keep one of the two.");
        }
    }

    private static boolean isJson(Path file) {
        return file.getFileName().toString().endsWith(".json");
    }

    private static boolean isLines(Path file) {
        return file.getFileName().toString().endsWith(".ndjson");
    }
}
