package fr.balise.adapters.spark;

import fr.balise.adapters.dataset.spill.RecordStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Files that driver and tasks exchange below one path that all of them reach. Each attempt of a task writes files of its
 * own: what a task that was killed left behind is never read.
 */
final class ClusterFiles implements Serializable {
    private static final long serialVersionUID = 1;

    private final SerializableConfiguration configuration;
    private final String folder;

    ClusterFiles(SerializableConfiguration configuration, Path folder) {
        this.configuration = configuration;
        this.folder = folder.toString();
    }

    private FileSystem system(Path path) throws IOException {
        return path.getFileSystem(configuration.value());
    }

    InputStream open(String file) throws IOException {
        Path path = new Path(file);
        return system(path).open(path);
    }

    /** A new file, and how it is filled. */
    <T> RecordStream.Writer<T> create(Class<T> type, String file) throws IOException {
        Path path = new Path(file);
        return new RecordStream.Writer<>(type, system(path).create(path, false));
    }

    String newName() {
        return folder + "/" + UUID.randomUUID();
    }

    /** One record in a new file, by its name. */
    <T> String write(Class<T> type, T record) throws IOException {
        String file = newName();
        try (RecordStream.Writer<T> out = create(type, file)) {
            out.write(record);
        }
        return file;
    }

    <T> void read(Class<T> type, String file, Consumer<? super T> taker) {
        try (InputStream in = open(file)) {
            RecordStream.read(type, in, taker);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The only record of a file. */
    <T> T read(Class<T> type, String file) {
        List<T> all = new ArrayList<>();
        read(type, file, all::add);
        return all.get(0);
    }

    /** Removes all of them. */
    void remove() throws IOException {
        Path path = new Path(folder);
        system(path).delete(path, true);
    }
}
