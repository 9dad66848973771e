package fr.balise.adapters.cli.execution;

import fr.balise.adapters.cli.command.ExitCode;
import fr.balise.adapters.cli.command.Failure;
import fr.balise.adapters.cli.command.Terminal;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.Target;
import fr.balise.operations.sources.DirectoryAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Whether this plan is the one that somebody here wants carried out. A plan is a file that may have been received: what
 * it says of its operator and domains proves nothing by itself.
 */
public final class Approval {
    private static final int SHORTEST_DIGEST = 12;

    @Option(names = "--yes")
    private boolean yes;

    @Option(names = "--digest", paramLabel = "DIGEST")
    private @Nullable String digest;

    @Option(names = "--operator", paramLabel = "NAME")
    private @Nullable String operator;

    @Option(names = "--domains", split = ",", paramLabel = "DOMAIN")
    private List<String> domains = List.of();

    /** True when it may be carried out; a person at the terminal may say no. */
    boolean given(Plan plan, String endpoint, String directory, String dialect, Terminal terminal) throws Refusal {
        pinned(plan);
        ours(plan);
        if (plan.target().isPresent()) {
            here(plan.target().get(), endpoint, directory, dialect);
        }
        boolean known = operator != null && !domains.isEmpty() || loopback(endpoint);
        if (digest == null && !known && (yes || !Confirmation.canAsk(terminal))) {
            throw Failure.error(
                    "Ni l'opérateur ni les domaines de cette machine ne sont fixés (operator et domains du fichier de"
                            + " configuration) : vérifiez que le plan est de « " + plan.operator() + " » ("
                            + String.join(", ", plan.domains()) + "), puis confirmez par --digest "
                            + shortened(plan) + ". Rien n'a été envoyé.",
                    "Neither operator nor domains are set on this machine (operator and domains of the configuration"
                            + " file): check that the plan is that of '" + plan.operator() + "' ("
                            + String.join(", ", plan.domains()) + "), then confirm by --digest " + shortened(plan)
                            + ". Nothing was sent.");
        }
        return yes || Confirmation.given(question(plan, terminal), terminal);
    }

    private static void here(Target target, String endpoint, String directory, String dialect) throws Refusal {
        same("--directory", target.directory(), directory);
        if (!target.endpoint().isEmpty()) {
            same("--endpoint", target.endpoint(), endpoint);
        }
        if (!target.dialect().equals(dialect)) {
            throw madeFor(target.dialect(), dialect, "--dialect");
        }
    }

    private void pinned(Plan plan) {
        if (digest == null) {
            return;
        }
        if (digest.length() < SHORTEST_DIGEST) {
            throw Failure.error(
                    "--digest attend au moins " + SHORTEST_DIGEST + " chiffres.",
                    "--digest takes at least " + SHORTEST_DIGEST + " digits.");
        }
        if (!plan.digest().hex().startsWith(digest)) {
            throw new Failure(
                    ExitCode.STALE_PLAN,
                    new Text(
                            "Ce plan n'est pas celui qui a été approuvé : son empreinte est " + plan.digest()
                                    + ". Rien n'a été envoyé.",
                            "This is not the plan that was approved: its digest is " + plan.digest()
                                    + ". Nothing was sent."));
        }
    }

    private void ours(Plan plan) {
        Optional<String> foreign = plan.domains().stream()
                .filter(domain -> !domains.isEmpty() && !domains.contains(domain))
                .findFirst();
        Stream<String> others =
                operator == null || operator.equals(plan.operator()) ? foreign.stream() : Stream.of(plan.operator());
        others.findFirst().ifPresent(other -> {
            throw Failure.error(
                    "Le plan concerne « " + other + " », que la configuration n'admet pas (operator, domains). Rien n'a"
                            + " été envoyé.",
                    "The plan is about '" + other + "', which the configuration does not admit (operator, domains)."
                            + " Nothing was sent.");
        });
    }

    /** A plan is applied to no other server, and in no other dialect, than it was made for. */
    private static void same(String option, String planned, String here) throws Refusal {
        if (!DirectoryAddress.named(planned).equals(DirectoryAddress.named(here))) {
            throw madeFor(planned, here, option);
        }
    }

    private static Failure madeFor(String planned, String here, String option) {
        return Failure.error(
                "Le plan a été fait pour " + planned + ", et non pour " + here + " (" + option + ") : donnez " + planned
                        + " si c'est bien le vôtre, ou refaites le plan. Rien n'a été envoyé.",
                "The plan was made for " + planned + ", and not for " + here + " (" + option + "): give " + planned
                        + " if that is yours, or plan again. Nothing was sent.");
    }

    /** A trial on this machine changes nothing elsewhere. */
    private static boolean loopback(String endpoint) {
        try {
            String host = URI.create(endpoint).getHost();
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException | IllegalArgumentException e) {
            return false;
        }
    }

    private static String shortened(Plan plan) {
        return plan.digest().hex().substring(0, SHORTEST_DIGEST);
    }

    private static String question(Plan plan, Terminal terminal) {
        String domains = String.join(", ", plan.domains());
        return terminal.in(
                plan.operator() + " (" + domains + "), plan " + shortened(plan) + " : "
                        + plan.summary().attach() + " rattachements, "
                        + plan.summary().detach() + " dépublications, "
                        + plan.summary().update() + " mises à jour. Appliquer ? [o/N] ",
                plan.operator() + " (" + domains + "), plan " + shortened(plan) + ": "
                        + plan.summary().attach() + " attaches, "
                        + plan.summary().detach() + " detaches, "
                        + plan.summary().update() + " updates. Apply? [y/N] ");
    }
}
