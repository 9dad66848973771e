package fr.balise.adapters.dataset;

import fr.balise.adapters.formats.policy.PolicyFolder;
import fr.balise.core.PublicationEngine;
import fr.balise.core.planning.Plan;
import fr.balise.core.policy.problems.InvalidPolicy;
import java.nio.file.Path;
import java.time.LocalDate;

/** The reference policy and the samples as the product ships them. */
public final class Product {
    public static final Path POLICY = Path.of("../../rules/policy");
    public static final Path SAMPLES = Path.of("../../samples/data");
    public static final Path BROKEN = Path.of("../../samples/broken");
    public static final LocalDate AS_OF = LocalDate.parse("2026-12-01");

    private Product() {}

    /** The plan of a data set under the reference policy, in the transition phase. */
    public static Plan plan(Path data) throws InvalidPolicy, UnusableDataSet {
        try (PublicationEngine engine = PublicationEngine.load(PolicyFolder.read(POLICY))) {
            return engine.plan(DataSet.read(data), AS_OF);
        }
    }
}
