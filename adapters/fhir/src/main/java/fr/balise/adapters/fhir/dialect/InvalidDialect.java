package fr.balise.adapters.fhir.dialect;

import fr.balise.core.findings.Text;
import java.util.List;
import java.util.stream.Collectors;

/** A dialect that cannot be used, with everything that is wrong in it. */
public final class InvalidDialect extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Text> problems;

    InvalidDialect(List<Text> problems) {
        super(problems.stream().map(Text::en).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, where, and what to do; at least one. */
    public List<Text> problems() {
        return problems;
    }
}
