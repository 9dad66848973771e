package fr.balise.adapters.dataset;

import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import java.util.List;

/** A data set from which no plan may be made, with everything that makes it so. Nothing was changed. */
public final class UnusableDataSet extends Refusal {
    private static final long serialVersionUID = 1L;

    /** Everything that is wrong, each with its place and what to do. */
    public UnusableDataSet(List<Text> problems) {
        super(Kind.INPUT, problems, null);
    }
}
