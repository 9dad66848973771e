package fr.balise.adapters.server.problem;

import fr.balise.adapters.server.ServerSettings;
import fr.balise.core.findings.Language;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which language a caller is answered in: the one chosen in the console, else the first asked for that is spoken here. */
@Component
public final class CallerLanguage {
    /** Name of the cookie that remembers the choice. */
    public static final String COOKIE = "balise-language";

    private final Language otherwise;

    CallerLanguage(ServerSettings settings) {
        this.otherwise = settings.language();
    }

    /** The language of that caller. */
    public Language of(HttpServletRequest request) {
        return chosen(request).or(() -> asked(request)).orElse(otherwise);
    }

    private static Optional<Language> chosen(HttpServletRequest request) {
        return request.getCookies() == null
                ? Optional.empty()
                : Stream.of(request.getCookies())
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(Cookie::getValue)
                        .flatMap(code -> named(code).stream())
                        .findFirst();
    }

    private static Optional<Language> asked(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") == null) {
            return Optional.empty();
        }
        for (var locales = request.getLocales(); locales.hasMoreElements(); ) {
            Optional<Language> language = named(((Locale) locales.nextElement()).getLanguage());
            if (language.isPresent()) {
                return language;
            }
        }
        return Optional.empty();
    }

    /** The language of that two-letter code. */
    public static Optional<Language> named(String code) {
        return Stream.of(Language.values())
                .filter(language -> language.code().equals(code))
                .findFirst();
    }
}
