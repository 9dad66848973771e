package fr.balise.adapters.dataset.reading;

import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Text;
import fr.balise.operations.sources.ReadingProgress;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** Tells of each further megabyte that is read of some files; those of an archive count once it is done. */
public final class BytesRead {
    private static final int MEGABYTE = 1_000_000;
    private static final Messages MESSAGES = Messages.beside(BytesRead.class, "reading");

    private final Text step;
    private final ReadingProgress progress;
    private final int megabytes;
    private long bytes;

    private BytesRead(Text step, List<Path> files, ReadingProgress progress) {
        this.step = step;
        this.progress = progress;
        long all = files.stream().mapToLong(file -> file.toFile().length()).sum();
        this.megabytes = (int) Math.max(1, all / MEGABYTE);
    }

    /** Of the files of a directory. */
    public static BytesRead ofDirectory(List<Path> files, ReadingProgress progress) {
        return new BytesRead(MESSAGES.text("directory"), files, progress);
    }

    /** Of a table. */
    public static BytesRead ofTable(String file, DataSetReading reading) {
        return new BytesRead(MESSAGES.text("table", file), List.of(reading.path(file)), reading.progress());
    }

    /** The same file, whose bytes are counted. */
    public InputStream counting(InputStream file) {
        return new FilterInputStream(file) {
            @Override
            public int read() throws IOException {
                int octet = in.read();
                add(octet < 0 ? 0 : 1);
                return octet;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int count = in.read(into, from, length);
                add(Math.max(0, count));
                return count;
            }
        };
    }

    /** Whatever was left of them; of one megabyte nothing is told. */
    public void end() {
        if (megabytes > 1) {
            progress.advanced(step, megabytes, megabytes);
        }
    }

    private void add(int more) {
        long before = bytes / MEGABYTE;
        bytes += more;
        long now = bytes / MEGABYTE;
        if (now > before && now < megabytes) {
            progress.advanced(step, (int) now, megabytes);
        }
    }
}
