package fr.balise.operations.running;

import fr.balise.core.safety.Breach;
import java.util.List;
import java.util.stream.Collectors;

/** A plan is not begun; nothing was sent. */
public final class SafetyRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Breach> breaches;

    /** With every limit that is broken and that nobody lifted. */
    public SafetyRefusal(List<Breach> breaches) {
        super(breaches.stream().map(one -> one.text().en()).collect(Collectors.joining("\n")));
        this.breaches = List.copyOf(breaches);
    }

    /** Every limit that is broken and that nobody lifted. */
    public List<Breach> breaches() {
        return breaches;
    }
}
