package fr.balise.samples.sandbox.criteria;

import fr.balise.samples.sandbox.content.Carriers;
import fr.balise.samples.sandbox.content.DirectoryContent;
import fr.balise.samples.sandbox.criteria.Query.Criterion;
import fr.balise.samples.sandbox.options.WriteDialect;
import fr.balise.samples.sandbox.options.WriteDialect.RoleTarget;
import fr.balise.samples.sandbox.outcomes.RefusedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the one resource that the criteria of a conditional patch name. */
public final class Targets {
    private static final String ROLE_IDENTIFIER = "practitionerRole.identifier";
    private static final Set<String> CHAINS = Set.of("practitioner.identifier", "organization.identifier");

    private final DirectoryContent content;
    private final CriteriaReader reader;
    private final WriteDialect dialect;

    public Targets(DirectoryContent content, WriteDialect dialect) {
        this.content = content;
        this.dialect = dialect;
        this.reader =
                new CriteriaReader(content, new SystemAliases(WriteDialect.FINESS_ALIASES, dialect.finessSystems()));
    }

    /**
     * @return the id of the match
     * @throws RefusedRequest 400 for criteria that the dialect does not describe, 404 for no match, 412 for several
     */
    public String find(String type, Map<String, String[]> parameters) {
        if (Carriers.PRACTITIONER_ROLE.equals(type)) {
            checkForm(parameters.keySet());
        } else if (!parameters.keySet().equals(Set.of("identifier"))) {
            throw RefusedRequest.criteriaNotDescribed("Un " + type + " se désigne par identifier.");
        }
        List<String> ids = new Query(type, criteria(type, parameters))
                .matches(content, null)
                .map(resource -> resource.getIdElement().getIdPart())
                .toList();
        if (ids.isEmpty()) {
            throw RefusedRequest.noMatch(type);
        }
        if (ids.size() > 1) {
            throw RefusedRequest.severalMatches(type, ids.size());
        }
        return ids.get(0);
    }

    private void checkForm(Set<String> names) {
        boolean described = (names.equals(Set.of("identifier")) && takes(RoleTarget.IDENTIFIER))
                || (names.equals(Set.of(ROLE_IDENTIFIER)) && takes(RoleTarget.PRACTITIONER_ROLE_IDENTIFIER))
                || (names.equals(CHAINS) && takes(RoleTarget.PRACTITIONER_AND_ORGANIZATION));
        if (!described) {
            throw RefusedRequest.criteriaNotDescribed(
                    "Ces critères ne désignent pas un PractitionerRole : " + names + ".");
        }
    }

    private boolean takes(RoleTarget form) {
        return dialect.roleTargets().contains(form);
    }

    private List<Criterion> criteria(String type, Map<String, String[]> parameters) {
        List<Criterion> criteria = new ArrayList<>();
        parameters.forEach((name, values) -> {
            for (String value : values) {
                criteria.add(criterion(type, name, value));
            }
        });
        return criteria;
    }

    private Criterion criterion(String type, String name, String value) {
        if (value.isBlank() || value.endsWith("|")) {
            throw RefusedRequest.malformed("Le critère " + name + " n'a pas de valeur.");
        }
        String known = ROLE_IDENTIFIER.equals(name) ? "identifier" : name;
        return reader.read(type, known, value)
                .orElseThrow(() -> RefusedRequest.criteriaNotDescribed("Critère inconnu : " + name + "."));
    }
}
