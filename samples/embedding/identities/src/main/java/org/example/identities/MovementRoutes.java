package org.example.identities;

import org.apache.camel.LoggingLevel;
import org.apache.camel.Predicate;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Takes a feed file line by line, in order. What a limit refuses goes no further until somebody has looked at it. */
@Component
public class MovementRoutes extends RouteBuilder {
    private final People people;

    MovementRoutes(People people) {
        this.people = people;
    }

    @Override
    public void configure() {
        onException(Exception.class)
                .handled(true)
                .log(LoggingLevel.ERROR, "refused: ${exception.message}");

        from("file:{{identities.feed}}?charset=UTF-8")
                .split(body().tokenize("\n"))
                .bean(Movement.class, "of")
                .choice()
                .when(kind("joiner")).to("direct:joiner")
                .when(kind("mover")).to("direct:mover")
                .when(kind("leaver")).to("direct:leaver")
                .otherwise().log(LoggingLevel.ERROR, "unknown: ${body}");

        from("direct:joiner").bean(people, "joins").log("${body}");
        from("direct:mover").bean(people, "moves").log("${body}");
        from("direct:leaver").bean(people, "leaves").log("${body}");
    }

    private static Predicate kind(String kind) {
        return exchange -> exchange.getMessage().getBody(Movement.class).kind().equals(kind);
    }
}
