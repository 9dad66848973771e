package fr.balise.adapters.files.plan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.balise.core.findings.VisibleText;
import fr.balise.core.facts.MailboxType;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.Text;
import fr.balise.core.planning.Change;
import fr.balise.core.planning.Impact;
import fr.balise.core.planning.Plan;
import fr.balise.core.planning.ProofStatus;
import fr.balise.core.planning.Summary;
import fr.balise.core.policy.model.RemovalLimits;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a plan back, and believes it only when what it says still has the digest that it bears. */
final class PlanReader {
    private static final String[] TALLY = {"published", "removed", "kept"};

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private PlanReader() {}

    static Plan read(byte[] bytes, String file) throws UnreadablePlan {
        PlanNode root = new PlanNode(tree(bytes, file), file, "");
        checkVersion(root);
        root.shaped(
                "schema",
                "policy",
                "operator",
                "inputs",
                "asOf",
                "summary",
                "impact",
                "limits",
                "changes",
                "findings",
                "digest");
        PlanNode operator = root.get("operator").shaped("name", "domains");
        Plan plan = new Plan(
                policy(root.get("policy")),
                inputs(root.get("inputs")),
                root.get("asOf").typed(LocalDate::parse),
                operator.get("name").text(),
                operator.get("domains").texts(),
                summary(root.get("summary")),
                impact(root.get("impact")),
                limits(root.get("limits")),
                changes(root.get("changes")),
                findings(root.get("findings")));
        checkDigest(plan, root.get("digest"));
        return plan;
    }

    private static JsonNode tree(byte[] bytes, String file) throws UnreadablePlan {
        try {
            return JSON.readValue(bytes);
        } catch (JsonProcessingException e) {
            String why = VisibleText.excerpt(String.valueOf(e.getOriginalMessage()));
            String line = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
            throw new UnreadablePlan(
                    file + line + " : JSON tronqué ou illisible (" + why + "). Recalculez le plan.",
                    file + line + ": truncated or unreadable JSON (" + why + "). Plan again.");
        } catch (IOException e) {
            throw new UnreadablePlan(
                    file + " : ce n'est pas de l'UTF-8. Recalculez le plan.",
                    file + ": this is not UTF-8. Plan again.");
        }
    }

    private static void checkVersion(PlanNode root) throws UnreadablePlan {
        String schema = root.json().path("schema").asText();
        if (!schema.startsWith("urn:balise:plan:")) {
            throw root.wrong(
                    "ce n'est pas un plan Balise. Donnez le fichier écrit par « balise plan --out ».",
                    "this is no Balise plan. Give the file that 'balise plan --out' wrote.");
        }
        if (!schema.equals(PlanFile.SCHEMA)) {
            throw root.get("schema")
                    .wrong(
                            "cette version (" + VisibleText.excerpt(schema) + ") n'est pas connue ici ; " + PlanFile.SCHEMA
                                    + " l'est. Recalculez le plan avec la version qui l'applique.",
                            "this version (" + VisibleText.excerpt(schema) + ") is not known here; " + PlanFile.SCHEMA
                                    + " is. Plan again with the version that applies it.");
        }
    }

    private static void checkDigest(Plan plan, PlanNode digest) throws UnreadablePlan {
        if (!digest.text().equals(plan.digest())) {
            throw digest.wrong(
                    "l'empreinte ne correspond pas au contenu : le plan a été modifié. Recalculez-le.",
                    "the digest does not match the content: the plan was altered. Plan again.");
        }
    }

    private static Plan.PolicyRef policy(PlanNode policy) throws UnreadablePlan {
        policy.shaped(List.of("name", "version", "digest"), List.of("proof"));
        Optional<PlanNode> proof = policy.find("proof");
        return new Plan.PolicyRef(
                policy.get("name").text(),
                policy.get("version").text(),
                policy.get("digest").text(),
                proof.isPresent() ? proof(proof.get()) : ProofStatus.NONE);
    }

    private static ProofStatus proof(PlanNode proof) throws UnreadablePlan {
        proof.shaped(List.of("proved"), List.of("why", "certificate", "engine", "space", "cases", "promises"));
        if (!proof.get("proved").bool()) {
            return new ProofStatus.NotProved(
                    proof.shaped("proved", "why").get("why").oneOf(ProofStatus.Why.values(), ProofStatus.Why::name));
        }
        proof.shaped("proved", "certificate", "engine", "space", "cases", "promises");
        return new ProofStatus.Proved(
                proof.get("certificate").text(),
                proof.get("engine").text(),
                proof.get("space").text(),
                proof.get("cases").number(),
                proof.get("promises").texts());
    }

    private static SortedMap<String, String> inputs(PlanNode inputs) throws UnreadablePlan {
        SortedMap<String, String> read = new TreeMap<>();
        for (Map.Entry<String, PlanNode> input : inputs.entries().entrySet()) {
            read.put(input.getKey(), input.getValue().text());
        }
        return read;
    }

    private static Summary summary(PlanNode summary) throws UnreadablePlan {
        summary.shaped(
                "cases",
                "untouched",
                "required",
                "allowed",
                "remove",
                "undecided",
                "attach",
                "detach",
                "update",
                "keep",
                "findings",
                "calls",
                "etaSeconds");
        return new Summary(
                summary.get("cases").number(),
                summary.get("untouched").number(),
                summary.get("required").number(),
                summary.get("allowed").number(),
                summary.get("remove").number(),
                summary.get("undecided").number(),
                summary.get("attach").number(),
                summary.get("detach").number(),
                summary.get("update").number(),
                summary.get("keep").number(),
                summary.get("findings").number(),
                summary.get("calls").number(),
                summary.get("etaSeconds").number());
    }

    private static Impact impact(PlanNode impact) throws UnreadablePlan {
        impact.shaped("types", "domains", "structures", "leftWithoutAddress", "protectedRemoved", "sources");
        SortedMap<MailboxType, Impact.Tally> types = new TreeMap<>();
        for (Map.Entry<String, PlanNode> each : typed(impact.get("types")).entrySet()) {
            types.put(MailboxType.valueOf(each.getKey()), tally(each.getValue().shaped(TALLY)));
        }
        SortedMap<String, Impact.Tally> domains = new TreeMap<>();
        for (Map.Entry<String, PlanNode> each : impact.get("domains").entries().entrySet()) {
            domains.put(each.getKey(), tally(each.getValue().shaped(TALLY)));
        }
        List<Impact.LastAddress> last = new ArrayList<>();
        for (PlanNode item : impact.get("leftWithoutAddress").items()) {
            item.shaped("practitioner", "mailboxes");
            last.add(new Impact.LastAddress(
                    item.get("practitioner").text(), item.get("mailboxes").texts()));
        }
        SortedMap<String, Integer> sources = new TreeMap<>();
        for (Map.Entry<String, PlanNode> each : impact.get("sources").entries().entrySet()) {
            sources.put(each.getKey(), each.getValue().number());
        }
        return new Impact(
                types,
                domains,
                structures(impact.get("structures")),
                List.copyOf(last),
                impact.get("protectedRemoved").texts(),
                sources);
    }

    private static List<Impact.StructureImpact> structures(PlanNode items) throws UnreadablePlan {
        List<Impact.StructureImpact> structures = new ArrayList<>();
        for (PlanNode item : items.items()) {
            item.shaped("name", "open", "published", "removed", "kept");
            structures.add(new Impact.StructureImpact(
                    item.get("name").text(), item.get("open").bool(), tally(item)));
        }
        return List.copyOf(structures);
    }

    private static Impact.Tally tally(PlanNode tally) throws UnreadablePlan {
        return new Impact.Tally(
                tally.get("published").number(),
                tally.get("removed").number(),
                tally.get("kept").number());
    }

    private static RemovalLimits limits(PlanNode limits) throws UnreadablePlan {
        limits.shaped(
                "removalShare",
                "removalCount",
                "removalShareByType",
                "removalShareByStructure",
                "removalShareByRule",
                "removalsWithinDays",
                "fewestMeasured",
                "fewestWhole",
                "sourceShrink",
                "identicalRefusals");
        PlanNode rolling = limits.get("removalsWithinDays").shaped("days", "share");
        return new RemovalLimits(
                limits.get("removalShare").number(),
                limits.get("removalCount").number(),
                byType(limits.get("removalShareByType")),
                limits.get("removalShareByStructure").number(),
                limits.get("removalShareByRule").number(),
                new RemovalLimits.Rolling(
                        rolling.get("days").number(), rolling.get("share").number()),
                limits.get("fewestMeasured").number(),
                limits.get("fewestWhole").number(),
                limits.get("sourceShrink").number(),
                limits.get("identicalRefusals").number());
    }

    private static Map<String, PlanNode> typed(PlanNode byType) throws UnreadablePlan {
        byType.shaped(
                List.of(),
                List.of(MailboxType.values()).stream().map(Enum::name).toList());
        return byType.entries();
    }

    private static SortedMap<MailboxType, Integer> byType(PlanNode numbers) throws UnreadablePlan {
        SortedMap<MailboxType, Integer> read = new TreeMap<>();
        for (Map.Entry<String, PlanNode> each : typed(numbers).entrySet()) {
            read.put(MailboxType.valueOf(each.getKey()), each.getValue().number());
        }
        return read;
    }

    private static List<Change> changes(PlanNode changes) throws UnreadablePlan {
        List<Change> read = new ArrayList<>();
        for (PlanNode change : changes.items()) {
            read.add(ChangeReader.read(change));
        }
        return read;
    }

    private static List<Finding> findings(PlanNode findings) throws UnreadablePlan {
        List<Finding> read = new ArrayList<>();
        for (PlanNode finding : findings.items()) {
            finding.shaped("code", "subject", "message");
            read.add(new Finding(
                    finding.get("code").text(), finding.get("subject").text(), text(finding.get("message"))));
        }
        return read;
    }

    static Text text(PlanNode text) throws UnreadablePlan {
        text.shaped("fr", "en");
        return new Text(text.get("fr").text(), text.get("en").text());
    }
}
