package fr.balise.adapters.server.security;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** An OpenID Connect provider, asked for its metadata when somebody first comes: the service starts while it is away. */
final class Provider {
    /** The name of this service's registration, a part of two addresses. */
    static final String ID = "balise";

    /** Sends a browser to the provider. */
    static final String LOGIN = "/oauth2/authorization/" + ID;

    private final ProviderSettings settings;

    Provider(ProviderSettings settings) {
        this.settings = settings;
    }

    ClientRegistrationRepository registrations() {
        return new SupplierClientRegistrationRepository(() -> new InMemoryClientRegistrationRepository(
                ClientRegistrations.fromIssuerLocation(settings.issuer().toString())
                        .registrationId(ID)
                        .clientId(settings.clientId())
                        .clientSecret(settings.clientSecret())
                        .scope("openid", "profile")
                        .redirectUri(settings.publicAddress() + "/login/oauth2/code/" + ID)
                        .build()));
    }

    /** Takes tokens of that issuer which are meant for this service, and no others. */
    JwtDecoder decoder() {
        return new SupplierJwtDecoder(() -> {
            String issuer = settings.issuer().toString();
            NimbusJwtDecoder decoder = JwtDecoders.fromIssuerLocation(issuer);
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                    JwtValidators.createDefaultWithIssuer(issuer),
                    new JwtClaimValidator<Collection<String>>(
                            "aud", audience -> audience != null && audience.contains(settings.clientId()))));
            return decoder;
        });
    }

    OAuth2UserService<OidcUserRequest, OidcUser> users() {
        OidcUserService usual = new OidcUserService();
        return request -> {
            OidcUser user = usual.loadUser(request);
            List<GrantedAuthority> rights = new ArrayList<>(rights(user.getClaims()));
            settings.professionalClaim()
                    .flatMap(path -> new ProfessionalClaim(path).rpps(user.getClaims()))
                    .ifPresent(rpps -> rights.add(new SimpleGrantedAuthority("ROLE_" + ProfessionalClaim.RIGHT)));
            return new DefaultOidcUser(rights, user.getIdToken(), user.getUserInfo());
        };
    }

    AbstractAuthenticationToken program(Jwt token) {
        return new JwtAuthenticationToken(token, rights(token.getClaims()));
    }

    private List<GrantedAuthority> rights(Map<String, Object> claims) {
        return Role.rights(texts(ProfessionalClaim.at(claims, settings.rolesClaim()))
                .flatMap(name -> Role.named(name).stream())
                .toList());
    }

    private static Stream<String> texts(@Nullable Object claim) {
        if (claim instanceof Collection<?> several) {
            return several.stream().map(String::valueOf);
        }
        return claim instanceof String one ? Stream.of(one.split("[ ,]+")) : Stream.empty();
    }
}
