package fr.balise.operations.asking.answers;

import fr.balise.core.cases.DirectoryIndex;
import fr.balise.core.facts.PublicationFacts;
import fr.balise.core.facts.directory.Carrier;
import fr.balise.core.facts.directory.Carrier.PracticeSituation;
import fr.balise.core.facts.directory.Carrier.Practitioner;
import fr.balise.core.facts.stock.Holder;
import fr.balise.core.facts.stock.Mailbox;
import fr.balise.core.facts.stock.UsageDeclaration;
import fr.balise.core.findings.Messages;
import fr.balise.core.identity.IdNatPs;
import fr.balise.core.identity.MailboxAddress;
import fr.balise.operations.asking.Campaign;
import fr.balise.operations.asking.Question;
import fr.balise.operations.asking.answers.Remark.Kind;
import fr.balise.operations.sources.FrenchDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells the answers that may be merged from those that a person must look at first. */
final class AnswerCheck {
    private static final Messages MESSAGES = Messages.beside(AnswerCheck.class, "answers");

    private final PublicationFacts facts;
    private final DirectoryIndex directory;
    private final Optional<Campaign> campaign;
    private final Set<String> asked;
    private final Receipt receipt;
    private final Map<MailboxAddress, Mailbox> stock;
    private final Map<String, List<UsageDeclaration>> known;
    private final List<Remark> remarks = new ArrayList<>();
    private final List<UsageDeclaration> withdrawn = new ArrayList<>();

    /**
     * How answers came.
     *
     * @param at when
     * @param by who answered, where a line does not say it
     * @param channel how, where a line does not say it
     */
    record Receipt(Instant at, String by, String channel) {
        LocalDate day() {
            return FrenchDay.of(at);
        }
    }

    AnswerCheck(PublicationFacts facts, Optional<Campaign> campaign, Receipt receipt) {
        this.facts = facts;
        this.directory = new DirectoryIndex(facts.carriers());
        this.campaign = campaign;
        this.asked =
                campaign.stream().flatMap(Campaign::questions).map(Question::id).collect(Collectors.toSet());
        this.receipt = receipt;
        this.stock = facts.mailboxes().stream()
                .collect(Collectors.toMap(Mailbox::address, mailbox -> mailbox, (first, other) -> first));
        this.known = facts.declarations().stream()
                .collect(Collectors.groupingBy(answer -> Question.id(answer.address(), answer.situation())));
    }

    List<Remark> remarks() {
        return List.copyOf(remarks);
    }

    /** Known answers that were taken back; call it after {@link #sound}. */
    List<UsageDeclaration> withdrawn() {
        return List.copyOf(withdrawn);
    }

    /** Those that may be merged, in the order of the questionnaires. */
    List<MergedAnswer> sound(Collection<GivenAnswer> answers) {
        Map<String, List<GivenAnswer>> byQuestion = new LinkedHashMap<>();
        answers.stream()
                .filter(this::isPlausible)
                .forEach(answer -> byQuestion
                        .computeIfAbsent(Question.id(answer.address(), answer.situation()), none -> new ArrayList<>())
                        .add(answer));
        return byQuestion.values().stream()
                .flatMap(same -> one(same).stream())
                .filter(answer -> answer.revoked() ? isNeverNews(answer) : isNews(answer))
                .map(answer -> new MergedAnswer(
                        declaration(answer),
                        answer.by().or(answer::professional).orElse(receipt.by()),
                        answer.channel().orElse(receipt.channel())))
                .toList();
    }

    private boolean isPlausible(GivenAnswer answer) {
        Optional<Kind> problem = problem(answer);
        problem.ifPresent(kind -> tell(kind, answer));
        return problem.isEmpty();
    }

    private Optional<Kind> problem(GivenAnswer answer) {
        Mailbox mailbox = stock.get(answer.address());
        if (mailbox == null || !facts.operator().owns(answer.address())) {
            return Optional.of(Kind.UNKNOWN_MAILBOX);
        }
        List<PracticeSituation> situations = directory.situations(answer.situation());
        if (situations.isEmpty()) {
            return Optional.of(Kind.UNKNOWN_SITUATION);
        }
        if (situations.stream().noneMatch(situation -> isOf(situation, mailbox, answer))) {
            return Optional.of(Kind.SOMEBODY_ELSE);
        }
        if (!answer.revoked() && situations.stream().noneMatch(Carrier::active)) {
            return Optional.of(Kind.CLOSED_SITUATION);
        }
        if (declaration(answer).declaredOn().isAfter(receipt.day())
                || declaration(answer)
                        .declaredAt()
                        .filter(receipt.at()::isBefore)
                        .isPresent()) {
            return Optional.of(Kind.IN_FUTURE);
        }
        return campaign.isPresent() && !asked.contains(Question.id(answer.address(), answer.situation()))
                ? Optional.of(Kind.NOT_ASKED)
                : Optional.empty();
    }

    /** Of the professional that the line names, and of the holder of a mailbox that has one. */
    private boolean isOf(PracticeSituation situation, Mailbox mailbox, GivenAnswer answer) {
        Set<String> ids = situation
                .practitioner()
                .carrier()
                .flatMap(directory::carrier)
                .filter(Practitioner.class::isInstance)
                .map(known -> numbers(((Practitioner) known).nationalIds()))
                .orElse(Set.of());
        boolean holders = !(mailbox.holder() instanceof Holder.National national)
                || ids.isEmpty()
                || ids.contains(national.id().value());
        return holders
                && answer.professional()
                        .filter(named -> !ids.isEmpty() && !ids.contains(named))
                        .isEmpty();
    }

    /** As the directory writes them, and RPPS numbers without the 8 before them. */
    private static Set<String> numbers(Set<IdNatPs> ids) {
        Set<String> numbers = new HashSet<>();
        ids.stream().map(IdNatPs::value).forEach(id -> {
            numbers.add(id);
            if (id.startsWith("8")) {
                numbers.add(id.substring(1));
            }
        });
        return numbers;
    }

    private UsageDeclaration declaration(GivenAnswer answer) {
        boolean dated = answer.declaredOn().isPresent() || answer.declaredAt().isPresent();
        Optional<Instant> at = dated ? answer.declaredAt() : Optional.of(receipt.at());
        LocalDate on = answer.declaredOn().or(() -> at.map(FrenchDay::of)).orElseThrow();
        return new UsageDeclaration(
                answer.address(), answer.situation(), answer.wanted(), answer.preferred(), on, at, answer.source());
    }

    /** Of several lines about one question the latest; none when the latest contradict each other. */
    private Optional<GivenAnswer> one(List<GivenAnswer> same) {
        List<GivenAnswer> latest = same.stream()
                .filter(answer -> same.stream().noneMatch(other -> isLater(declaration(other), declaration(answer))))
                .toList();
        same.stream().filter(answer -> !latest.contains(answer)).forEach(answer -> tell(Kind.OLDER, answer));
        if (latest.stream().anyMatch(answer -> !saysTheSame(answer, latest.get(0)))) {
            latest.forEach(answer -> tell(Kind.CONTRADICTORY, answer));
            return Optional.empty();
        }
        latest.stream().skip(1).forEach(answer -> tell(Kind.TWICE, answer));
        return latest.stream().findFirst();
    }

    /** Takes back every answer that is known, unless one came later; there is nothing to merge then. */
    private boolean isNeverNews(GivenAnswer answer) {
        List<UsageDeclaration> before =
                known.getOrDefault(Question.id(answer.address(), answer.situation()), List.of());
        if (before.isEmpty()) {
            tell(Kind.REVOKED, answer);
        } else if (before.stream().anyMatch(earlier -> isLater(earlier, declaration(answer)))) {
            tell(Kind.OLDER, answer);
        } else {
            withdrawn.addAll(before);
            tell(Kind.WITHDRAWN, answer);
        }
        return false;
    }

    private boolean isNews(GivenAnswer answer) {
        List<UsageDeclaration> before =
                known.getOrDefault(Question.id(answer.address(), answer.situation()), List.of());
        Optional<Kind> old = before.stream()
                .map(earlier -> against(earlier, declaration(answer)))
                .filter(Objects::nonNull)
                .max(Comparator.comparing(kind -> kind == Kind.KNOWN_ALREADY ? 0 : 1))
                .or(() -> isRepeated(answer, before) ? Optional.of(Kind.KNOWN_ALREADY) : Optional.empty());
        old.ifPresent(kind -> tell(kind, answer));
        return old.isEmpty();
    }

    private static @Nullable Kind against(UsageDeclaration earlier, UsageDeclaration answer) {
        if (isLater(earlier, answer)) {
            return Kind.OLDER;
        }
        if (isLater(answer, earlier)) {
            return null;
        }
        return saysTheSame(earlier, answer) ? Kind.KNOWN_ALREADY : Kind.CONTRADICTS_KNOWN;
    }

    /** A line without a day that says what was answered last is the same questionnaire again, unless it was asked since. */
    private boolean isRepeated(GivenAnswer answer, List<UsageDeclaration> before) {
        if (answer.declaredOn().isPresent() || answer.declaredAt().isPresent()) {
            return false;
        }
        return before.stream()
                .filter(earlier -> before.stream().noneMatch(other -> isLater(other, earlier)))
                .filter(earlier -> saysTheSame(earlier, declaration(answer)))
                .anyMatch(
                        earlier -> campaign.map(asking -> !earlier.declaredOn().isBefore(asking.asOf()))
                                .orElse(true));
    }

    private static boolean isLater(UsageDeclaration one, UsageDeclaration other) {
        int days = one.declaredOn().compareTo(other.declaredOn());
        return days > 0
                || days == 0
                        && one.declaredAt().isPresent()
                        && other.declaredAt()
                                .filter(one.declaredAt().get()::isAfter)
                                .isPresent();
    }

    private boolean saysTheSame(GivenAnswer one, GivenAnswer other) {
        return one.revoked() == other.revoked() && (one.revoked() || saysTheSame(declaration(one), declaration(other)));
    }

    private static boolean saysTheSame(UsageDeclaration one, UsageDeclaration other) {
        return one.wanted() == other.wanted() && one.preferred() == other.preferred();
    }

    static List<Remark> unreadable(Returned returned) {
        return returned.unreadable().stream()
                .map(finding -> new Remark(
                        Kind.UNREADABLE,
                        finding.subject().source().orElse(finding.subject().name()),
                        finding.message()))
                .toList();
    }

    /** Whom to reach otherwise, since a letter came back. */
    List<Remark> bounced(Collection<MailboxAddress> addresses) {
        return addresses.stream()
                .map(address -> new Remark(
                        Kind.BOUNCED,
                        address.value(),
                        MESSAGES.text(stock.containsKey(address) ? "BOUNCED" : "BOUNCED.unknown", address)))
                .toList();
    }

    private void tell(Kind kind, GivenAnswer answer) {
        remarks.add(new Remark(
                kind,
                answer.source().toString(),
                MESSAGES.text(kind.name(), answer.source(), answer.address(), answer.situation(), receipt.day())));
    }
}
