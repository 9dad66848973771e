package fr.balise.samples.sandbox.criteria;

import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import fr.balise.samples.sandbox.content.Carriers;
import fr.balise.samples.sandbox.content.DirectoryContent;
import fr.balise.samples.sandbox.content.MailboxTelecoms;
import fr.balise.samples.sandbox.criteria.Query.Criterion;
import fr.balise.samples.sandbox.outcomes.RefusedRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Resource;

/** Turns search parameters into conditions. What it does not know is left to the caller to refuse. */
public final class CriteriaReader {
    private static final String CHAIN = ".identifier";

    private final DirectoryContent content;
    private final SystemAliases aliases;

    public CriteriaReader(DirectoryContent content, SystemAliases aliases) {
        this.content = content;
        this.aliases = aliases;
    }

    /**
     * @return empty when resources of this type have no such parameter
     * @throws RefusedRequest 400 when the value cannot be read
     */
    public Optional<Criterion> read(String type, String nameAndModifier, String value) {
        List<String> values = alternatives(value);
        if (nameAndModifier.startsWith("mailbox-mss")) {
            return mailbox(type, nameAndModifier, values);
        }
        return switch (nameAndModifier) {
            case "_id" -> Optional.of(Criterion.ids(Set.copyOf(values)));
            case "identifier" -> Optional.of(identifier(type, values));
            case "active" -> Optional.of(active(values));
            case "_lastUpdated" -> Optional.of(lastUpdated(value));
            default -> Carriers.PRACTITIONER_ROLE.equals(type) ? ofRole(nameAndModifier, values) : Optional.empty();
        };
    }

    Criterion identifier(String type, List<String> values) {
        List<IdentifierToken> tokens =
                values.stream().map(IdentifierToken::parse).toList();
        Predicate<Resource> test = resource -> tokens.stream().anyMatch(token -> token.matches(resource, aliases));
        if (tokens.stream().anyMatch(token -> token.value().isEmpty())) {
            return Criterion.scan(test);
        }
        Set<String> candidates = new HashSet<>();
        tokens.forEach(token -> candidates.addAll(content.idsByIdentifierValue(type, token.value())));
        return new Criterion(candidates, test);
    }

    private Optional<Criterion> ofRole(String name, List<String> values) {
        return switch (name) {
            case "practitioner" -> Optional.of(referenced(Carriers.PRACTITIONER, values));
            case "organization" -> Optional.of(referenced(Carriers.ORGANIZATION, values));
            case "practitioner" + CHAIN -> Optional.of(chained(Carriers.PRACTITIONER, values));
            case "organization" + CHAIN -> Optional.of(chained(Carriers.ORGANIZATION, values));
            default -> Optional.empty();
        };
    }

    private Criterion referenced(String type, List<String> references) {
        Set<String> ids = references.stream()
                .flatMap(reference -> Carriers.idIn(reference, type).stream())
                .collect(Collectors.toSet());
        return rolesOf(type, ids);
    }

    private Criterion chained(String type, List<String> identifiers) {
        Set<String> ids = new Query(type, List.of(identifier(type, identifiers)))
                .matches(content, null)
                .map(resource -> resource.getIdElement().getIdPart())
                .collect(Collectors.toSet());
        return rolesOf(type, ids);
    }

    private Criterion rolesOf(String type, Set<String> ids) {
        Function<String, Set<String>> index =
                Carriers.PRACTITIONER.equals(type) ? content::rolesOfPractitioner : content::rolesInOrganization;
        Set<String> roles = new HashSet<>();
        ids.forEach(id -> roles.addAll(index.apply(id)));
        return Criterion.ids(roles);
    }

    private static Criterion active(List<String> values) {
        Set<Boolean> wanted = new HashSet<>();
        for (String value : values) {
            if (!value.equals("true") && !value.equals("false")) {
                throw RefusedRequest.malformed("Le paramètre active vaut true ou false, pas « " + value + " ».");
            }
            wanted.add(Boolean.valueOf(value));
        }
        return Criterion.scan(
                resource -> Carriers.active(resource).filter(wanted::contains).isPresent());
    }

    private static Criterion lastUpdated(String value) {
        try {
            DateRangeParam range = new DateRangeParam(new DateParam(value));
            Optional<Instant> from =
                    Optional.ofNullable(range.getLowerBoundAsInstant()).map(Date::toInstant);
            Optional<Instant> to =
                    Optional.ofNullable(range.getUpperBoundAsInstant()).map(Date::toInstant);
            return Criterion.scan(resource -> {
                Instant date = resource.getMeta().getLastUpdated().toInstant();
                return from.filter(date::isBefore).isEmpty()
                        && to.filter(date::isAfter).isEmpty();
            });
        } catch (InvalidRequestException e) {
            throw RefusedRequest.malformed("Date illisible dans _lastUpdated : « " + value + " ».");
        }
    }

    /** A string parameter: the value starts the address, unless the modifier says otherwise. */
    private Optional<Criterion> mailbox(String type, String nameAndModifier, List<String> values) {
        return switch (nameAndModifier) {
            case "mailbox-mss" ->
                Optional.of(indexed(type, values, test(values, MailboxTelecoms::key, String::startsWith)));
            case "mailbox-mss:exact" ->
                Optional.of(indexed(type, values, test(values, UnaryOperator.identity(), String::equals)));
            case "mailbox-mss:contains" ->
                Optional.of(Criterion.scan(test(values, MailboxTelecoms::key, String::contains)));
            default -> Optional.empty();
        };
    }

    private Criterion indexed(String type, List<String> values, Predicate<Resource> test) {
        Set<String> candidates = new HashSet<>();
        values.forEach(value -> candidates.addAll(content.idsByMailbox(type, value)));
        return new Criterion(candidates, test);
    }

    /** Values and addresses are brought into one form once each: they meet a hundred thousand times and more. */
    private static Predicate<Resource> test(
            List<String> values, UnaryOperator<String> form, BiPredicate<String, String> comparison) {
        List<String> wanted = values.stream().map(form).toList();
        return resource -> MailboxTelecoms.of(resource).stream()
                .map(ContactPoint::getValue)
                .map(form)
                .anyMatch(address -> wanted.stream().anyMatch(value -> comparison.test(address, value)));
    }

    /** A comma separates alternatives unless a backslash precedes it (FHIR R4, search, escaping). */
    static List<String> alternatives(String value) {
        return Arrays.stream(value.split("(?<!\\\\),"))
                .map(each -> each.replaceAll("\\\\([,|$\\\\])", "$1"))
                .filter(each -> !each.isBlank())
                .toList();
    }
}
