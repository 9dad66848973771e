package fr.balise.adapters.fhir.dialect;

import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import java.util.List;

/** A dialect that cannot be used, with everything that is wrong in it. */
public final class InvalidDialect extends Refusal {
    private static final long serialVersionUID = 1L;

    InvalidDialect(List<Text> problems) {
        super(Kind.INPUT, problems, null);
    }
}
