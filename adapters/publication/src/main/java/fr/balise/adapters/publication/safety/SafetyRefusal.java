package fr.balise.adapters.publication.safety;

import fr.balise.engine.findings.Text;
import java.util.List;
import java.util.stream.Collectors;

/** A plan is not begun; nothing was sent. */
public final class SafetyRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Broken> broken;

    SafetyRefusal(List<Broken> broken) {
        super(broken.stream().map(one -> one.text().en()).collect(Collectors.joining("\n")));
        this.broken = List.copyOf(broken);
    }

    /** One limit, and by how much it is broken: both numbers, the setting, the override. */
    public record Broken(Limit limit, Text text) {}

    /** Every limit that is broken. */
    public List<Broken> broken() {
        return broken;
    }
}
