package fr.balise.adapters.dataset.directory;

import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Text;
import fr.balise.operations.sources.ReadingProgress;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** Tells of each further megabyte that is read of some files; those of an archive count once it is done. */
final class BytesRead {
    private static final int MEGABYTE = 1_000_000;
    private static final Text STEP =
            Messages.beside(BytesRead.class, "directory").text("reading");

    private final ReadingProgress progress;
    private final int megabytes;
    private long bytes;

    BytesRead(List<Path> files, ReadingProgress progress) {
        this.progress = progress;
        long all = files.stream().mapToLong(file -> file.toFile().length()).sum();
        this.megabytes = (int) Math.max(1, all / MEGABYTE);
    }

    InputStream counting(InputStream file) {
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

    /** Whatever was left of them. */
    void end() {
        progress.advanced(STEP, megabytes, megabytes);
    }

    private void add(int more) {
        long before = bytes / MEGABYTE;
        bytes += more;
        long now = bytes / MEGABYTE;
        if (now > before && now < megabytes) {
            progress.advanced(STEP, (int) now, megabytes);
        }
    }
}
