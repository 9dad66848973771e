package fr.balise.adapters.cli.execution;

import fr.balise.adapters.cli.command.Terminal;
import fr.balise.adapters.cli.options.GatewayOptions;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.Target;
import fr.balise.operations.running.Approval;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who approves a plan: what the configuration says, a digest, a person at the terminal. */
public final class ApprovalOptions {
    @Option(names = "--yes")
    private boolean yes;

    @Option(names = "--digest", paramLabel = "DIGEST")
    private @Nullable String digest;

    @Option(names = "--operator", paramLabel = "NAME")
    private @Nullable String operator;

    @Option(names = "--domains", split = ",", paramLabel = "DOMAIN")
    private List<String> domains = List.of();

    /**
     * True when it may be carried out; a person at the terminal may say no.
     *
     * @param here where it would be carried out, and how
     */
    boolean given(Plan plan, Target here, Terminal terminal) throws Refusal {
        Approval approval = new Approval(Optional.ofNullable(operator), domains, Optional.ofNullable(digest));
        approval.check(plan, here);
        if ((yes || !Confirmation.canAsk(terminal)) && !GatewayOptions.onThisMachine(here.endpoint())) {
            approval.requireKnown(plan);
        }
        return yes || Confirmation.given(question(plan), terminal);
    }

    private static Text question(Plan plan) {
        return RunOptions.MESSAGES.text(
                "apply",
                plan.operator(),
                Approval.domains(plan),
                Approval.shortened(plan),
                plan.summary().attach(),
                plan.summary().detach(),
                plan.summary().update());
    }
}
