package fr.balise.adapters.spark;

import fr.balise.adapters.dataset.directory.DirectoryLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * A data set at a Hadoop path, as a folder of the driver: the operator's files, and whatever of its directory is not NDJSON.
 * The NDJSON files stay where they are, for tasks to read.
 */
final class StagedData implements AutoCloseable {
    private static final String DIRECTORY = "directory";
    private static final String PARQUET = ".parquet";
    private static final Set<String> TABLES = Set.of("mailboxes", "declarations");
    private static final Set<String> COPIED =
            Set.of("operator.yaml", "mailboxes.csv", "mailboxes.xlsx", "declarations.csv", "declarations.xlsx");

    private final FileSystem files;
    private final java.nio.file.Path folder;
    private final List<Path> lines = new ArrayList<>();

    private StagedData(FileSystem files, java.nio.file.Path folder) {
        this.files = files;
        this.folder = folder;
    }

    /**
     * Takes the files that the driver reads.
     *
     * @param scratch where directories in Parquet are written as lines
     */
    static StagedData of(Path data, Path scratch, SparkSession spark) throws IOException {
        FileSystem files = data.getFileSystem(spark.sparkContext().hadoopConfiguration());
        StagedData staged = new StagedData(files, Files.createTempDirectory("balise-spark-"));
        for (FileStatus entry : files.listStatus(data)) {
            staged.take(entry, new ParquetTables(spark, scratch));
        }
        return staged;
    }

    private void take(FileStatus entry, ParquetTables parquet) throws IOException {
        Path path = entry.getPath();
        String name = path.getName();
        String plain = name.endsWith(PARQUET) ? name.substring(0, name.length() - PARQUET.length()) : "";
        if (TABLES.contains(plain)) {
            parquet.asCsv(path, folder.resolve(plain + ".csv"));
        } else if (plain.equals(DIRECTORY)) {
            Files.createDirectories(folder.resolve(DIRECTORY));
            lines.addAll(parquet.asLines(path, files));
        } else if (name.equals(DIRECTORY) && entry.isDirectory()) {
            directory(path);
        } else if (COPIED.contains(name)) {
            copy(path, folder.resolve(name));
        } else if (entry.isDirectory()) {
            Files.createDirectory(folder.resolve(name));
        } else {
            // It is told by its name, and not read.
            Files.createFile(folder.resolve(name));
        }
    }

    private void directory(Path directory) throws IOException {
        Files.createDirectories(folder.resolve(DIRECTORY));
        for (FileStatus entry : files.listStatus(directory)) {
            String name = entry.getPath().getName();
            if (entry.isDirectory()) {
                Files.createDirectory(folder.resolve(DIRECTORY).resolve(name));
            } else if (DirectoryLines.isNamed(name)) {
                lines.add(entry.getPath());
            } else {
                copy(entry.getPath(), folder.resolve(DIRECTORY).resolve(name));
            }
        }
    }

    private void copy(Path from, java.nio.file.Path to) throws IOException {
        files.copyToLocalFile(false, from, new Path(to.toUri()), true);
    }

    /** The folder of the driver. */
    java.nio.file.Path folder() {
        return folder;
    }

    /** The NDJSON files of the directory, where they are. */
    List<Path> lines() {
        return lines;
    }

    /** Takes the NDJSON files too, where all must be read here. */
    void takeLines() throws IOException {
        for (Path file : lines) {
            copy(file, folder.resolve(DIRECTORY).resolve(file.getName()));
        }
        lines.clear();
    }

    @Override
    public void close() {
        try (Stream<java.nio.file.Path> all = Files.walk(folder)) {
            for (java.nio.file.Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
