package fr.balise.adapters.dataset;

import fr.balise.core.findings.Language;
import fr.balise.core.findings.Text;
import java.util.List;
import java.util.stream.Collectors;

/** A data set from which no plan may be made, with everything that makes it so. Nothing was changed. */
public final class UnusableDataSet extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Text> problems;

    UnusableDataSet(List<Text> problems) {
        super(problems.stream().map(Text::en).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong: where, what, what to do. */
    public List<Text> problems() {
        return problems;
    }

    /** All problems, one a line. */
    public Text text() {
        return new Text(lines(Language.FR), lines(Language.EN));
    }

    private String lines(Language language) {
        return problems.stream().map(problem -> problem.in(language)).collect(Collectors.joining("\n"));
    }
}
