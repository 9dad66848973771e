package fr.balise.adapters.spark;

import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.TaskContext;

/** Local files under another scheme, which fail the first attempt of every task, after it began to write. */
public final class FlakyFileSystem extends RawLocalFileSystem {
    static final Set<Long> FAILED = ConcurrentHashMap.newKeySet();
    private static final URI ROOT = URI.create("flaky:///");

    @Override
    public URI getUri() {
        return ROOT;
    }

    @Override
    public String getScheme() {
        return ROOT.getScheme();
    }

    @Override
    public FSDataInputStream open(Path file, int buffer) throws IOException {
        TaskContext task = TaskContext.get();
        if (task != null && task.attemptNumber() == 0) {
            FAILED.add(task.taskAttemptId());
            throw new IOException("this machine is gone");
        }
        return super.open(file, buffer);
    }
}
