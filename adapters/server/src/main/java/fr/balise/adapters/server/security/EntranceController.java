package fr.balise.adapters.server.security;

import fr.balise.adapters.server.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lets in who has the link. */
@Controller
final class EntranceController {
    private final OneTimeLink link;
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    EntranceController(OneTimeLink link) {
        this.link = link;
    }

    @GetMapping("/enter")
    String enter(
            @RequestParam(defaultValue = "") String with, HttpServletRequest request, HttpServletResponse response) {
        if (request.getUserPrincipal() != null) {
            return "redirect:/";
        }
        if (!link.spend(with)) {
            throw ProblemWriter.of(HttpStatus.UNAUTHORIZED);
        }
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(localUser());
        sessions.saveContext(context, request, response);
        return "redirect:/";
    }

    /** The one user of this machine. */
    static Authentication localUser() {
        return UsernamePasswordAuthenticationToken.authenticated(
                System.getProperty("user.name", "local"), null, Role.rights(List.of(Role.values())));
    }
}
