package fr.balise.adapters.publication.execution;

import static fr.balise.adapters.publication.Fixtures.DOMAIN;
import static fr.balise.adapters.publication.Fixtures.attach;
import static fr.balise.adapters.publication.Fixtures.detach;
import static fr.balise.adapters.publication.Fixtures.mailbox;
import static fr.balise.adapters.publication.Fixtures.redListed;
import static fr.balise.adapters.publication.Fixtures.structure;
import static fr.balise.adapters.publication.Fixtures.text;
import static fr.balise.adapters.publication.Fixtures.update;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.balise.adapters.fhir.model.contact.CanonicalJson;
import fr.balise.adapters.fhir.model.contact.HiddenData;
import fr.balise.adapters.publication.Fixtures;
import fr.balise.core.facts.directory.CarrierKind;
import fr.balise.core.facts.stock.MailboxType;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.change.AttributeEdits;
import fr.balise.core.planning.change.Change;
import fr.balise.core.planning.change.Edit;
import fr.balise.samples.sandbox.SandboxDirectory;
import fr.balise.samples.sandbox.gateway.LoggedRequest;
import fr.balise.samples.sandbox.options.SandboxOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A plan of any size over structures {@code o0, o1, …}: every one gains a mailbox, loses one, or shows one otherwise.
 * Each also has a phone and another operator's mailbox, and beside them stand structures that the plan does not name.
 */
final class LargePlan {
    private static final String PHONE = "{\"system\":\"phone\",\"value\":\"01 02 03 04 05\"}";
    private static final String FOREIGN = mailbox("accueil@ailleurs.mssante.fr", "ORG", text("service", "À eux"));
    private static final int PUBLISHED = 100_000;
    private static final int BYSTANDERS = 5;

    private LargePlan() {}

    static String arriving(int i) {
        return "arrive-" + i + "@" + DOMAIN;
    }

    private static String leaving(int i) {
        return mailbox("part-" + i + "@" + DOMAIN, "ORG", text("description", "Ancienne " + i));
    }

    private static String staying(int i) {
        return mailbox("reste-" + i + "@" + DOMAIN, "ORG", text("service", "Service " + i));
    }

    static Path directory(Path folder, int size) {
        return Fixtures.write(
                folder,
                Stream.concat(
                                numbers(size)
                                        .map(i -> structure(
                                                "o" + i,
                                                String.format("%09d", i),
                                                PHONE,
                                                leaving(i),
                                                FOREIGN,
                                                staying(i))),
                                numbers(BYSTANDERS)
                                        .map(i -> structure(
                                                "x" + i, String.format("9%08d", i), PHONE, leaving(i), FOREIGN)))
                        .toList());
    }

    private static Stream<Integer> numbers(int below) {
        return IntStream.range(0, below).boxed();
    }

    /** Attaches everywhere, and on two of three structures a detach or an update. */
    static Plan of(int size) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            changes.add(attach(arriving(i), MailboxType.ORG, structure("o" + i)));
            if (i % 3 == 1) {
                changes.add(detach("part-" + i + "@" + DOMAIN, MailboxType.ORG, structure("o" + i), leaving(i)));
            } else if (i % 3 == 2) {
                changes.add(update(
                        "reste-" + i + "@" + DOMAIN, MailboxType.ORG, structure("o" + i), redListed(), staying(i)));
            }
        }
        return plan(changes);
    }

    /** Only what that plan takes off. */
    static Plan removalsOf(int size) {
        return plan(of(size).changes().stream()
                .filter(Change.Detach.class::isInstance)
                .toList());
    }

    private static Plan plan(List<Change> changes) {
        return Fixtures.plan(changes, Fixtures.impact(MailboxType.ORG, PUBLISHED, 0));
    }

    static Plan withResponsible() {
        AttributeEdits edits =
                new AttributeEdits(Edit.keep(), Edit.set(false), Edit.keep(), Edit.keep(), Edit.set("Alix Modèle"));
        return plan(List.of(attach(arriving(0), MailboxType.ORG, structure("o0"), edits)));
    }

    /** Puts that mailbox on the red list, as planned from what the public data show of it. */
    static Plan redListing(SandboxDirectory sandbox) {
        for (JsonNode telecom : Fixtures.json(sandbox.telecomJson("Organization", "o0"))) {
            if (telecom.path("value").asText().equals(arriving(0))) {
                String shown =
                        HiddenData.visible(telecom, CarrierKind.STRUCTURE).toString();
                return plan(List.of(update(arriving(0), MailboxType.ORG, structure("o0"), redListed(), shown)));
            }
        }
        throw new AssertionError("not published");
    }

    /** Each structure's contact points, each to the byte; patches do not promise to keep their order. */
    static List<List<String>> telecoms(SandboxDirectory sandbox, int size) {
        return numbers(size)
                .map(i -> Fixtures.json(sandbox.telecomJson("Organization", "o" + i))
                        .valueStream()
                        .map(CanonicalJson::of)
                        .sorted()
                        .toList())
                .toList();
    }

    /** The same after a run in which nothing goes wrong. */
    static List<List<String>> asPlanned(Path folder, int size) {
        try (SandboxDirectory sandbox = SandboxDirectory.start(
                        SandboxOptions.serving(directory(folder, size)).withoutRateLimit());
                Publishing publishing = new Publishing(sandbox, Publishing.preset("draft-2026-06-24"))) {
            assertThat(publishing.apply(of(size)).complete()).isTrue();
            return telecoms(sandbox, size);
        }
    }

    /** All that is none of the plan's business, to the byte. */
    static List<String> everythingElse(SandboxDirectory sandbox, int size) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            ObjectNode resource = (ObjectNode) Fixtures.json(sandbox.resourceJson("Organization", "o" + i));
            for (JsonNode telecom : resource.path("telecom")) {
                if (!telecom.path("value").asText().endsWith("@" + DOMAIN)) {
                    all.add("o" + i + " " + CanonicalJson.of(telecom));
                }
            }
            resource.remove(List.of("telecom", "meta"));
            all.add(CanonicalJson.of(resource));
        }
        numbers(BYSTANDERS).forEach(i -> all.add(sandbox.resourceJson("Organization", "x" + i)));
        return all;
    }

    /** In the server's own log, one request at most put each new mailbox there. */
    static void nothingInsertedTwice(SandboxDirectory sandbox, int size) {
        Map<String, Integer> times = new TreeMap<>();
        for (LoggedRequest request : sandbox.requests()) {
            if (request.method().equals("PATCH")
                    && request.applied()
                    && request.body().contains("arrive-")) {
                times.merge(request.target(), 1, Integer::sum);
            }
        }
        assertThat(times).hasSize(size);
        assertThat(times.values()).containsOnly(1);
    }
}
