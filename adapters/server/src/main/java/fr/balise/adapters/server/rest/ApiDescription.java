package fr.balise.adapters.server.rest;

import fr.balise.core.EngineVersion;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says beyond addresses and values. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String KEY = "key";

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("Balise")
                        .version(EngineVersion.current())
                        .description("Decides which MSSanté mailboxes are published where, and plans what must change."
                                + " Errors are problem details (RFC 9457) with the fields that are wrong, in the language"
                                + " of Accept-Language."))
                .servers(List.of(new Server().url("/")))
                .schemaRequirement(
                        KEY,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description(
                                        "A key of keys.csv, the key of a service of one user (BALISE_SERVER_KEY), or a token"
                                                + " of the provider (--issuer)."))
                .security(List.of(new SecurityRequirement().addList(KEY)));
    }
}
