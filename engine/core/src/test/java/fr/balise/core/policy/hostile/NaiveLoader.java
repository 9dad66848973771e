package fr.balise.core.policy.hostile;

import fr.balise.core.cases.BuiltIn.Phase;
import fr.balise.core.cases.BuiltIn.Preference;
import fr.balise.core.cases.BuiltIn.Usage;
import fr.balise.core.facts.stock.MailboxType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.io.ResourceFactory;

/**
 * What Balise does not do: hands an operator's text to Drools. Run in a process of its own, it shows by its exit code
 * what the text does to a loader that trusts it.
 */
public final class NaiveLoader {
    /** Nothing happened. */
    static final int HARMLESS = 0;
    /** Drools itself refused the text. */
    static final int REFUSED = 3;
    /** The hostile text's own exit code. */
    static final int EXITED = 44;
    /** Rules fired without end. */
    static final int LOOPED = 45;
    /** The text did not give control back. */
    static final int HUNG = 46;
    /** The text took all memory, or all of the stack. */
    static final int EXHAUSTED = 47;

    private static final int MANY_FIRINGS = 10_000;
    private static final int PATIENCE_SECONDS = 4;

    private NaiveLoader() {}

    /** Arguments: the file, the dialect. */
    public static void main(String[] arguments) throws Exception {
        String text = Files.readString(Path.of(arguments[0]));
        Thread work = new Thread(() -> System.exit(outcome(text, arguments[1])));
        work.setDaemon(true);
        work.start();
        work.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS) * 10);
        System.exit(HUNG);
    }

    private static int outcome(String text, String dialect) {
        try {
            return run(text, dialect);
        } catch (OutOfMemoryError | StackOverflowError e) {
            return EXHAUSTED;
        } catch (Exception e) {
            e.printStackTrace();
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof OutOfMemoryError || cause instanceof StackOverflowError) {
                    return EXHAUSTED;
                }
            }
            return REFUSED;
        }
    }

    private static int run(String text, String dialect) {
        KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
        byte[] drl = (preamble(dialect) + text).getBytes(StandardCharsets.UTF_8);
        builder.add(ResourceFactory.newByteArrayResource(drl), ResourceType.DRL);
        if (builder.hasErrors()) {
            System.err.println(builder.getErrors());
            return REFUSED;
        }
        KieBase base = builder.newKieBase();
        KieSession session = base.newKieSession();
        session.setGlobal("verdicts", new TrustingVerdicts());
        session.insert(aCase());
        watchFiring();
        return session.fireAllRules(MANY_FIRINGS) == MANY_FIRINGS ? LOOPED : HARMLESS;
    }

    /** Firing one case takes milliseconds; what takes seconds does not come back. */
    private static void watchFiring() {
        Thread watch = new Thread(() -> {
            try {
                TimeUnit.SECONDS.sleep(PATIENCE_SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(HUNG);
        });
        watch.setDaemon(true);
        watch.start();
    }

    /** What the text needs to be understood as it is meant. */
    static String preamble(String dialect) {
        String imports = Stream.of(PublicationCase.class, Usage.class, Preference.class, MailboxType.class, Phase.class)
                .map(type -> "import " + type.getName().replace('$', '.') + "\n")
                .collect(Collectors.joining());
        return "package fr.balise.policy\n" + imports + "dialect \"" + dialect + "\"\nglobal "
                + TrustingVerdicts.class.getName() + " verdicts\n";
    }

    private static PublicationCase aCase() {
        return new PublicationCase(MailboxType.PER, Usage.WANTED, Preference.PREFERRED, Phase.BEFORE);
    }

    /** A case as one would hand it to rules that are taken as they are written. */
    public record PublicationCase(MailboxType mailboxType, Usage usage, Preference preference, Phase phase) {}

    /** Accepts whatever it is told. */
    public static final class TrustingVerdicts {
        /** Does nothing. */
        public void require(Object anything) {}

        /** Does nothing. */
        public void remove(Object anything) {}
    }
}
