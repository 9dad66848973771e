package fr.balise.adapters.cli.settings;

import fr.balise.core.findings.Text;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used; every problem is told together. */
public final class UnusableConfiguration extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Text> problems;

    UnusableConfiguration(List<Text> problems) {
        super(problems.stream().map(Text::en).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    static UnusableConfiguration of(Text problem) {
        return new UnusableConfiguration(List.of(problem));
    }

    /** Each with its place and what to do. */
    public Text text() {
        return new Text(
                problems.stream().map(Text::fr).collect(Collectors.joining("\n")),
                problems.stream().map(Text::en).collect(Collectors.joining("\n")));
    }
}
