package fr.balise.core.planning.parts;

import fr.balise.core.cases.BuiltIn;
import fr.balise.core.cases.CodeSource;
import fr.balise.core.cases.DeclaredAttribute;
import fr.balise.core.cases.settings.StructureName;
import fr.balise.core.facts.Operator;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Carrier.Structure;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.findings.Finding;
import fr.balise.core.findings.FindingCode;
import fr.balise.core.policy.model.Policy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What only all facts together tell: how much of the directory there is, and which names, sectors and codes that policies
 * and operator use stand nowhere. It looks at each fact once and keeps none.
 */
public final class Census {
    private final Map<Policy, Asked> asked = new IdentityHashMap<>();
    private final Set<Object> unknownProtected;
    private final SortedMap<String, Integer> directory = new TreeMap<>();

    /** For plans by those policies. */
    public Census(Operator operator, Collection<Policy> policies) {
        unknownProtected = new HashSet<>(operator.protection().addresses());
        unknownProtected.addAll(operator.protection().structures());
        policies.forEach(policy -> asked.put(policy, new Asked(policy)));
        directory.put(SourceCounts.CARRIERS, 0);
    }

    /** Of facts at hand. */
    public static Census of(PublicationFacts facts, Policy policy) {
        Census census = new Census(facts.operator(), List.of(policy));
        facts.mailboxes().forEach(census::see);
        facts.carriers().forEach(census::see);
        return census;
    }

    /** Looks at a line of the stock. */
    public void see(Mailbox mailbox) {
        unknownProtected.remove(mailbox.address());
        asked.values().forEach(each -> each.codes.forEach(codes -> codes.see(mailbox)));
    }

    /** Looks at a carrier; at each once. */
    public void see(Carrier carrier) {
        directory.merge(SourceCounts.CARRIERS, 1, Integer::sum);
        SourceCounts.systems(carrier, directory);
        if (!unknownProtected.isEmpty()) {
            carrier.attachments().forEach(shown -> unknownProtected.remove(shown.address()));
        }
        if (carrier instanceof Structure structure) {
            structure.identifiers().forEach(unknownProtected::remove);
            asked.values().forEach(each -> each.see(structure));
        }
    }

    /** How much of the directory was seen, by {@link SourceCounts}. */
    SortedMap<String, Integer> directory() {
        return directory;
    }

    /** What stands nowhere. */
    List<Finding> findings(Policy policy) {
        Asked of = Objects.requireNonNull(asked.get(policy), "a policy that the census was made for");
        // A name with a wrong letter protects nobody.
        Stream<Finding> names =
                unknownProtected.stream().map(name -> FindingCode.PROTECTED_UNKNOWN.about(name.toString()));
        return Stream.concat(names, of.findings()).toList();
    }

    /** What one policy names. */
    private static final class Asked {
        private final Policy policy;
        private final Set<String> names = new HashSet<>();
        private final Set<String> groups = new HashSet<>();
        private final Set<String> sectors = new TreeSet<>();
        private final List<UntoldCodes> codes = new ArrayList<>();

        private Asked(Policy policy) {
            this.policy = policy;
            policy.settingRows()
                    .forEach(row -> row.structure().map(StructureName::value).ifPresent(names::add));
            declared().forEach(attribute -> {
                if (attribute.definition().source() instanceof CodeSource.Structures) {
                    groups.addAll(attribute.definition().table().keySet());
                } else if (attribute.definition().source() instanceof CodeSource.Column column) {
                    codes.add(new UntoldCodes(attribute, column));
                }
            });
            // Where no rule looks at care settings, a mistyped sector makes no difference.
            if (policy.allRules().stream().anyMatch(rule -> rule.condition().reads(BuiltIn.CARE_SETTING))) {
                sectors.addAll(policy.caseSettings().care().bySector().keySet());
            }
        }

        private List<DeclaredAttribute> declared() {
            return policy.caseSettings().vocabulary().declared();
        }

        private void see(Structure structure) {
            sectors.removeAll(structure.sectors());
            if (!names.isEmpty() || !groups.isEmpty()) {
                StructureName.of(structure).map(StructureName::value).forEach(name -> {
                    names.remove(name);
                    groups.remove(DeclaredAttribute.key(name));
                });
            }
        }

        /** A number with a wrong digit sets something for nobody, a mistyped sector makes no place what it should be. */
        private Stream<Finding> findings() {
            Stream<Finding> rows = policy.settingRows().stream()
                    .flatMap(row -> row.structure().stream()
                            .filter(name -> names.contains(name.value()))
                            .map(name -> FindingCode.POLICY_STRUCTURE_UNKNOWN.about(
                                    row.place().toString(), row.id(), name.value())));
            Stream<Finding> coded = declared().stream()
                    .filter(attribute -> attribute.definition().source() instanceof CodeSource.Structures)
                    .flatMap(attribute -> attribute.definition().table().keySet().stream()
                            .filter(groups::contains)
                            .map(code ->
                                    FindingCode.POLICY_STRUCTURE_UNKNOWN.about("policy.yaml", attribute.name(), code)));
            Stream<Finding> unknownSectors = sectors.isEmpty()
                    ? Stream.empty()
                    : Stream.of(FindingCode.POLICY_SECTOR_UNKNOWN.about(policy.name(), String.join(", ", sectors)));
            return Stream.of(rows, coded, unknownSectors, codes.stream().flatMap(UntoldCodes::findings))
                    .flatMap(each -> each);
        }
    }
}
