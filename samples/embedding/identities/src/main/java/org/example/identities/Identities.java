package org.example.identities;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Publishes the mailboxes of who joins, moves and leaves, as the feed of an identity management tells it. */
@SpringBootApplication
public class Identities {
    public static void main(String[] arguments) {
        SpringApplication.run(Identities.class, arguments);
    }
}
