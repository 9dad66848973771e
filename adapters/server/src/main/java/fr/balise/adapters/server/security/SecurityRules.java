package fr.balise.adapters.server.security;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import fr.balise.adapters.server.ServerSettings;
import fr.balise.adapters.server.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Everything asks who comes, but health and what pages look like; and what changes something, for the role that may. */
@Configuration(proxyBeanMethods = false)
class SecurityRules {
    private static final String API = "/api/v1";
    private static final String[] PLANNING = {
        "/plans",
        "/plans/*/parts",
        "/data",
        "/what-if",
        "/what-if/*/cancel",
        "/policies",
        "/policies/*/file",
        "/policies/*/file/try",
        "/policies/*/row",
        "/policies/*/upload",
        "/policies/*/settings",
        "/policies/*/try",
        "/policies/*/discard",
        "/questions",
        "/questions/answers/*/undo",
        API + "/plans",
        API + "/plans/*/parts",
        API + "/simulations",
        API + "/questions",
        API + "/answers",
        API + "/policies"
    };
    private static final String[] RUNNING = {
        "/plans/*/apply",
        "/plans/*/erase",
        "/runs/*/stop",
        "/runs/*/pause",
        "/runs/*/resume",
        "/runs/*/undo",
        API + "/plans/*/runs",
        API + "/runs/*/resume",
        API + "/runs/*/undo",
        API + "/jobs/*/pause",
        API + "/jobs/*/resume",
        API + "/jobs/*/stop"
    };

    /** Nothing from elsewhere, and no script or style within a page. */
    private static final String CONTENT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " font-src 'self'; connect-src 'self'; form-action 'self'%s; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain rules(HttpSecurity http, ServerSettings settings, ProgramKeys keys, ProblemWriter problems)
            throws Exception {
        Optional<ProviderSettings> provider = settings.provider();
        // A browser follows the redirect of a form to the provider only where the policy names it.
        String forms = provider.map(ProviderSettings::issuer)
                .map(issuer -> " " + issuer.getScheme() + "://" + issuer.getRawAuthority())
                .orElse("");
        http.authorizeHttpRequests(SecurityRules::roles)
                .addFilterBefore(new ProgramKey(keys, provider.isPresent(), problems), CsrfFilter.class)
                .csrf(csrf -> csrf.ignoringRequestMatchers(ProgramKey::isSaidBy, SecurityRules::isByLink))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT.formatted(forms)))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .cacheControl(Customizer.withDefaults()))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(
                                (request, response, e) -> askWho(provider.isPresent(), problems, request, response))
                        .accessDeniedHandler((request, response, e) ->
                                problems.write(ProblemWriter.of(HttpStatus.FORBIDDEN), request, response)))
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable);
        if (provider.isPresent()) {
            told(http, provider.get(), problems);
        } else {
            http.logout(logout -> logout.logoutUrl("/leave").logoutSuccessUrl("/enter"));
        }
        return http.build();
    }

    /** What changes something names its role here, or nobody may do it. */
    private static void roles(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers("/actuator/health", "/actuator/health/**", "/assets/**", "/enter", "/error")
                .permitAll()
                .requestMatchers(SecurityRules::isByLink)
                .permitAll()
                .requestMatchers("/answer", "/answer/*")
                .hasRole(ProfessionalClaim.RIGHT)
                .requestMatchers(POST, PLANNING)
                .hasRole(Role.AUTHOR.name())
                .requestMatchers(PUT, API + "/data/*", API + "/policies/*/files", API + "/policies/*/settings")
                .hasRole(Role.AUTHOR.name())
                .requestMatchers(
                        DELETE,
                        API + "/policies/*",
                        API + "/policies/*/files",
                        API + "/simulations/*",
                        API + "/answers/*")
                .hasRole(Role.AUTHOR.name())
                .requestMatchers(
                        POST, "/plans/*/approve", "/plans/*/withdraw", "/quarantine/reject", "/policies/*/activate")
                .hasRole(Role.APPROVER.name())
                .requestMatchers(PUT, API + "/plans/*/approval", API + "/policies/*/activation")
                .hasRole(Role.APPROVER.name())
                .requestMatchers(DELETE, API + "/plans/*/approval", API + "/quarantine")
                .hasRole(Role.APPROVER.name())
                .requestMatchers(DELETE, API + "/plans/*")
                .hasRole(Role.OPERATOR.name())
                .requestMatchers(POST, RUNNING)
                .hasRole(Role.OPERATOR.name())
                .requestMatchers(POST, API + "/decisions")
                .hasRole(Role.VIEWER.name())
                .requestMatchers(POST, "/leave")
                .authenticated()
                .requestMatchers(GET, "/**")
                .hasRole(Role.VIEWER.name())
                .requestMatchers(HEAD, "/**")
                .hasRole(Role.VIEWER.name())
                .anyRequest()
                .denyAll();
    }

    /** A professional who says a link, right or wrong, whatever else the browser brings along; the page reads it. */
    private static boolean isByLink(HttpServletRequest request) {
        return request.getRequestURI().matches("/answer(/check|/confirm)?") && request.getParameter("with") != null;
    }

    private static void askWho(
            boolean provider, ProblemWriter problems, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (provider && ProblemWriter.isForPeople(request)) {
            response.sendRedirect(Provider.LOGIN);
        } else {
            problems.write(ProblemWriter.of(HttpStatus.UNAUTHORIZED), request, response);
        }
    }

    /** Who may do nothing but answer begins there. */
    private static String firstPage(Authentication who) {
        Set<String> rights = AuthorityUtils.authorityListToSet(who.getAuthorities());
        boolean answers = rights.contains("ROLE_" + ProfessionalClaim.RIGHT);
        return answers && !rights.contains("ROLE_" + Role.VIEWER) ? "/answer" : "/";
    }

    /** Lets in whom the provider knows, people by its page, programs by its tokens. */
    private static void told(HttpSecurity http, ProviderSettings settings, ProblemWriter problems) throws Exception {
        Provider provider = new Provider(settings);
        ClientRegistrationRepository registrations = provider.registrations();
        OidcClientInitiatedLogoutSuccessHandler leave = new OidcClientInitiatedLogoutSuccessHandler(registrations);
        leave.setPostLogoutRedirectUri(settings.publicAddress() + "/");
        http.addFilterBefore(new ProviderAway(registrations, problems), HeaderWriterFilter.class)
                .oauth2Login(login -> login.clientRegistrationRepository(registrations)
                        .loginPage(Provider.LOGIN)
                        .userInfoEndpoint(user -> user.oidcUserService(provider.users()))
                        .successHandler((request, response, who) -> response.sendRedirect(firstPage(who)))
                        .failureHandler((request, response, e) ->
                                problems.write(ProblemWriter.of(HttpStatus.UNAUTHORIZED), request, response)))
                .oauth2ResourceServer(programs -> programs.bearerTokenResolver(
                                request -> ProgramKey.token(request).orElse(null))
                        .authenticationEntryPoint((request, response, e) ->
                                problems.write(ProblemWriter.of(HttpStatus.UNAUTHORIZED), request, response))
                        .jwt(token -> token.decoder(provider.decoder()).jwtAuthenticationConverter(provider::program)))
                .logout(logout -> logout.logoutUrl("/leave").logoutSuccessHandler(leave));
    }
}
