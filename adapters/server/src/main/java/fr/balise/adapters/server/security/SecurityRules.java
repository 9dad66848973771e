package fr.balise.adapters.server.security;

import fr.balise.adapters.server.ServerSettings;
import fr.balise.adapters.server.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Everything asks who comes, but health and what pages look like. */
@Configuration(proxyBeanMethods = false)
class SecurityRules {
    /** Nothing from elsewhere, and no script or style within a page. */
    static final String CONTENT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain rules(HttpSecurity http, ServerSettings settings, ProblemWriter problems) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers("/actuator/health", "/actuator/health/**", "/assets/**", "/enter", "/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(new ProgramKey(settings, problems), CsrfFilter.class)
                .csrf(csrf -> csrf.ignoringRequestMatchers(ProgramKey::isSaidBy))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .cacheControl(Customizer.withDefaults()))
                .exceptionHandling(refused -> refused.authenticationEntryPoint((request, response, e) ->
                                problems.write(ProblemWriter.of(HttpStatus.UNAUTHORIZED), request, response))
                        .accessDeniedHandler((request, response, e) ->
                                problems.write(ProblemWriter.of(HttpStatus.FORBIDDEN), request, response)))
                .logout(logout -> logout.logoutUrl("/leave").logoutSuccessUrl("/enter"))
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }
}
