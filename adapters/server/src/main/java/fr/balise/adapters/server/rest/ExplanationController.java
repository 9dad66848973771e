package fr.balise.adapters.server.rest;

import fr.balise.adapters.formats.explanation.ExplanationJson;
import fr.balise.adapters.server.problem.Problem;
import fr.balise.adapters.server.work.Workspace;
import fr.balise.analysis.explanation.Explanation;
import fr.balise.core.facts.directory.Carrier.Practitioner;
import fr.balise.core.findings.Refusal;
import fr.balise.core.findings.Text;
import fr.balise.core.identity.InvalidIdentifier;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.operations.planning.Register;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Why mailboxes are decided as they are, and what would change it. */
@RestController
final class ExplanationController {
    private final Workspace workspace;

    ExplanationController(Workspace workspace) {
        this.workspace = workspace;
    }

    @Operation(summary = "Explains one mailbox by its address, or all mailboxes of a professional by the RPPS number")
    @GetMapping(path = Api.BASE + "/explanations", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> explain(
            @RequestParam(required = false) @Nullable String address,
            @RequestParam(required = false) @Nullable String rpps)
            throws Refusal {
        List<Explanation> explained = workspace.explain(mailboxes(address, rpps));
        if (explained.isEmpty()) {
            throw Problem.notFound(
                    "Cette boîte n'est ni dans le stock ni publiée : rien à expliquer.",
                    "This mailbox is neither in the stock nor published: nothing to explain.");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(Api.utf8(ExplanationJson.of(explained)));
    }

    private Collection<MailboxAddress> mailboxes(@Nullable String address, @Nullable String rpps) throws Refusal {
        if (address != null) {
            return List.of(address(address));
        }
        if (rpps == null) {
            throw Problem.wrong(
                    HttpStatus.BAD_REQUEST,
                    "address",
                    new Text("Donnez « address » ou « rpps ».", "Give 'address' or 'rpps'."));
        }
        Register register = workspace.now().register();
        Practitioner professional = register.professional(rpps)
                .orElseThrow(() -> Problem.notFound(
                        "L'annuaire lu ne montre aucun professionnel de ce numéro RPPS.",
                        "The directory as read shows no professional of that RPPS number."));
        return register.mailboxesOf(professional);
    }

    private static MailboxAddress address(String said) {
        try {
            return new MailboxAddress(said);
        } catch (InvalidIdentifier e) {
            throw Problem.wrong(
                    HttpStatus.BAD_REQUEST,
                    "address",
                    new Text("Ce n'est pas une adresse : nom@domaine.", "This is no address: name@domain."));
        }
    }
}
