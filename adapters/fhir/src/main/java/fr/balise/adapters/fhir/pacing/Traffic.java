package fr.balise.adapters.fhir.pacing;

import fr.balise.adapters.fhir.gateway.Call;
import fr.balise.adapters.fhir.gateway.Reply;
import java.util.Map;
import java.util.TreeMap;

/** Counts calls by verb and outcome, and how long they took. Safe for use by several threads. */
public final class Traffic {
    private static final double NANOS = 1e9;

    private final Map<String, Long> counts = new TreeMap<>();
    private long nanos;
    private long calls;

    synchronized void saw(Call call, Reply reply, long took) {
        String status = reply instanceof Reply.Answer answer
                ? String.valueOf(answer.status())
                : ((Reply.NoAnswer) reply).why().name();
        counts.merge("method=\"" + call.verb() + "\",status=\"" + status + "\"", 1L, Long::sum);
        nanos += took;
        calls++;
    }

    /** Calls made. */
    public synchronized long calls() {
        return calls;
    }

    /** In the text format of Prometheus. */
    public synchronized String prometheus() {
        StringBuilder text = new StringBuilder("# TYPE balise_calls_total counter\n");
        counts.forEach((labels, count) -> text.append("balise_calls_total{")
                .append(labels)
                .append("} ")
                .append(count)
                .append('\n'));
        return text.append("# TYPE balise_call_seconds summary\n")
                .append("balise_call_seconds_sum ")
                .append(nanos / NANOS)
                .append('\n')
                .append("balise_call_seconds_count ")
                .append(calls)
                .append('\n')
                .toString();
    }
}
