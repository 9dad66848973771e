package fr.balise.adapters.spark;

import fr.balise.analysis.sweep.Sweep;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.findings.Refusal;
import fr.balise.core.planning.planner.PreparedFacts;
import java.io.IOException;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/** A task that asks every variant about one part of the facts. */
record AskVariants(ClusterFiles files, Broadcast<AskedVariants> asked) implements Function<String, String> {
    private static final long serialVersionUID = 1;

    @Override
    public String call(String part) throws IOException, Refusal {
        PreparedFacts facts = PreparedFacts.part(files.read(PublicationFacts.class, part));
        return files.write(Sweep.class, asked.value().variants().of(facts));
    }
}
