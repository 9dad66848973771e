package fr.balise.operations.running;

import fr.balise.core.findings.Messages;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.core.safety.Breach;
import java.util.List;
import java.util.stream.Stream;

/** A plan is not begun; nothing was sent. */
public final class SafetyRefusal extends Refusal {
    private static final long serialVersionUID = 1L;

    static final Messages MESSAGES = Messages.beside(SafetyRefusal.class, "running");

    private final transient List<Breach> breaches;

    /** With every limit that is broken and that nobody lifted. */
    public SafetyRefusal(List<Breach> breaches) {
        super(Kind.LIMIT, told(breaches), null);
        this.breaches = List.copyOf(breaches);
    }

    private static List<Text> told(List<Breach> breaches) {
        return Stream.concat(breaches.stream().map(Breach::text), Stream.of(MESSAGES.text("nothingSent")))
                .toList();
    }

    /** Every limit that is broken and that nobody lifted. */
    public List<Breach> breaches() {
        return breaches;
    }
}
