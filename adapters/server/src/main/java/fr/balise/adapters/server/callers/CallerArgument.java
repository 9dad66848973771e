package fr.balise.adapters.server.callers;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Tells pages and resources who asks. */
@Configuration(proxyBeanMethods = false)
public class CallerArgument implements WebMvcConfigurer, HandlerMethodArgumentResolver {
    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest asked = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        return of(asked);
    }

    /** An account is known by what never changes of it; its name is for people. */
    public static Caller of(HttpServletRequest asked) {
        Principal who = Objects.requireNonNull(asked.getUserPrincipal());
        String id = who.getName();
        return new Caller(id, claims(who).map(claims -> text(claims, id)).orElse(id), asked.getRemoteAddr());
    }

    private static String text(Map<String, Object> claims, String otherwise) {
        return claims.get("preferred_username") instanceof String name ? name : otherwise;
    }

    /** What a provider says of who asks; empty where none does. */
    public static Optional<Map<String, Object>> claims(Principal who) {
        if (who instanceof JwtAuthenticationToken token) {
            return Optional.of(token.getTokenAttributes());
        }
        return who instanceof Authentication known && known.getPrincipal() instanceof OidcUser user
                ? Optional.of(user.getClaims())
                : Optional.empty();
    }
}
