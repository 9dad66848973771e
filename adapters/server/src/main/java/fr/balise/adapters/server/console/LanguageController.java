package fr.balise.adapters.server.console;

import fr.balise.adapters.server.problem.CallerLanguage;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Remembers the language that somebody chose. */
@Controller
final class LanguageController {
    private static final Duration YEAR = Duration.ofDays(365);

    @GetMapping("/language")
    String choose(
            @RequestParam String to, @RequestParam(defaultValue = "/") String back, HttpServletResponse response) {
        CallerLanguage.named(to)
                .ifPresent(language -> response.addHeader(
                        HttpHeaders.SET_COOKIE,
                        ResponseCookie.from(CallerLanguage.COOKIE, language.code())
                                .path("/")
                                .maxAge(YEAR)
                                .httpOnly(true)
                                .sameSite("Strict")
                                .build()
                                .toString()));
        return "redirect:" + (isOurs(back) ? back : "/");
    }

    /** A path of this service: nothing that a browser would take for another server. */
    private static boolean isOurs(String path) {
        return path.matches("/([^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]*)?");
    }
}
