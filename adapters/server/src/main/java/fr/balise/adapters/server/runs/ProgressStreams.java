package fr.balise.adapters.server.runs;

import fr.balise.adapters.server.work.Job;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Streams that tell how far jobs are; all end when the service does, so that none holds it up. */
@Component
public class ProgressStreams {
    private static final long LONGEST_MILLIS = 600_000;

    private final Set<SseEmitter> open = ConcurrentHashMap.newKeySet();

    /** A stream of one job's progress, which ends with it. */
    public SseEmitter of(Job<?> job) {
        SseEmitter stream = new SseEmitter(LONGEST_MILLIS);
        open.add(stream);
        stream.onCompletion(() -> open.remove(stream));
        stream.onTimeout(stream::complete);
        job.watch(progress -> tell(stream, progress));
        return stream;
    }

    private static void tell(SseEmitter stream, Job.Progress progress) {
        try {
            stream.send(SseEmitter.event().name("progress").data(progress));
            if (progress.state().isEnd()) {
                stream.complete();
            }
        } catch (IOException | IllegalStateException e) {
            // Whoever listened has gone.
            stream.complete();
        }
    }

    @EventListener
    void end(ContextClosedEvent closed) {
        open.forEach(SseEmitter::complete);
    }
}
