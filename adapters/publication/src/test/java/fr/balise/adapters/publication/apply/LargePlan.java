package fr.balise.adapters.publication.apply;

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
import fr.balise.adapters.fhir.CanonicalJson;
import fr.balise.adapters.fhir.HiddenData;
import fr.balise.adapters.publication.Fixtures;
import fr.balise.engine.facts.CarrierKind;
import fr.balise.engine.facts.MailboxType;
import fr.balise.engine.plan.AttributeEdits;
import fr.balise.engine.plan.Change;
import fr.balise.engine.plan.Edit;
import fr.balise.engine.plan.Impact;
import fr.balise.engine.plan.Plan;
import fr.balise.samples.sandbox.LoggedRequest;
import fr.balise.samples.sandbox.SandboxDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** A plan of any size over structures {@code o0, o1, …}: every one gains a mailbox, loses one, or shows one otherwise. */
final class LargePlan {
    private static final String PHONE = "{\"system\":\"phone\",\"value\":\"01 02 03 04 05\"}";
    private static final int PUBLISHED = 100_000;

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
                IntStream.range(0, size)
                        .mapToObj(i -> structure("o" + i, String.format("%09d", i), PHONE, leaving(i), staying(i)))
                        .toList());
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

    private static Plan plan(List<Change> changes) {
        return Fixtures.plan(
                changes, new Impact(new TreeMap<>(Map.of(MailboxType.ORG, PUBLISHED)), new TreeMap<>(), List.of()));
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

    static List<Set<String>> telecoms(SandboxDirectory sandbox, int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> {
                    Set<String> telecoms = new TreeSet<>();
                    Fixtures.json(sandbox.telecomJson("Organization", "o" + i))
                            .forEach(telecom -> telecoms.add(CanonicalJson.of(telecom)));
                    return telecoms;
                })
                .toList();
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
