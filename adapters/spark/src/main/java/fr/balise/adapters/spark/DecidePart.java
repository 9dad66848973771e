package fr.balise.adapters.spark;

import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.planning.parts.PlannedPart;
import fr.balise.core.planning.planner.PreparedFacts;
import java.io.IOException;
import java.time.LocalDate;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/** A task that decides one part of the facts: from the file of the part to that of what it gives to the plan. */
record DecidePart(ClusterFiles files, Broadcast<PolicyBytes> policy, LocalDate asOf)
        implements Function<String, String> {
    private static final long serialVersionUID = 1;

    @Override
    public String call(String part) throws IOException {
        PreparedFacts facts = PreparedFacts.part(files.read(PublicationFacts.class, part));
        return files.write(PlannedPart.class, policy.value().engine().part(facts, asOf));
    }
}
