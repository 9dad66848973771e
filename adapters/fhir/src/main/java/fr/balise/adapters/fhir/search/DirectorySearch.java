package fr.balise.adapters.fhir.search;

import fr.balise.adapters.fhir.gateway.Call;
import fr.balise.adapters.fhir.gateway.CallFailure;
import fr.balise.adapters.fhir.gateway.Diagnostics;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.gateway.Reply;
import fr.balise.adapters.fhir.gateway.Transport;
import fr.balise.core.findings.Text;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/** Searches a directory. */
public final class DirectorySearch {
    /** Values in one search; more make bodies and answers that servers cut. */
    public static final int BATCH = 200;

    /** Bytes of values in one search, enough for {@link #BATCH} of the longest tokens; a server that fails is asked for less. */
    public static final int BATCH_BYTES = 16_000;

    /** Bytes of the criteria in an address; gateways take addresses of 4 kilobytes and refuse longer ones. */
    private static final int GET_BYTES = 3_800;

    private static final int DOUBTFUL_ENOUGH = 20;

    private static final List<Criterion> WHOLE_PAGES =
            List.of(new Criterion("_count", "1000"), new Criterion("_total", "accurate"));

    /** Parameters without which a search still means something to us. */
    private static final Set<String> DISPENSABLE =
            Set.of("_count", "_total", "_include", "_revinclude", "_lastUpdated", "mailbox-mss", "partof");

    private final Transport transport;
    private final CallsAhead ahead;
    private final BatchSize batchSize;
    private final Set<String> unsupported = new HashSet<>();
    private boolean posted;
    private boolean byGet;
    /** Single values whose search left a doubt: past some, halving only multiplies calls. */
    private int doubtful;

    /** Searches through a transport. */
    public DirectorySearch(Transport transport) {
        this(transport, BATCH_BYTES);
    }

    /**
     * Searches through a transport.
     *
     * @param batchBytes how many bytes the values of one search may take; 0 for no limit
     */
    public DirectorySearch(Transport transport, int batchBytes) {
        this.transport = transport;
        this.ahead = new CallsAhead(transport);
        this.batchSize = new BatchSize(batchBytes <= 0 ? Integer.MAX_VALUE : batchBytes);
    }

    /** The address of the directory. */
    public URI base() {
        return transport.base();
    }

    /** A server that fails or takes too long, and perhaps would not with less to do. */
    private static final class Overloaded extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Text why;

        Overloaded(Text why) {
            super(why.en());
            this.why = why;
        }
    }

    /**
     * Finds the resources that have any of many values, in batches. A batch that may have been cut is asked for again in
     * halves, one that the server does not manage in smaller ones; what it had in common with them comes twice. Once one was
     * managed, some leave before their answers are looked at, in the order of the values.
     *
     * @param done is told how many values are dealt with
     * @throws GatewayUnavailable when the server does not answer as it must; some resources may have been taken by then
     */
    public void anyOf(AnyOf wanted, IntConsumer done, ResourceConsumer consumer)
            throws GatewayUnavailable, InterruptedException {
        int size = wanted.values().size();
        int to;
        try {
            for (int from = 0; from < size; from = to) {
                to = wanted.endOfBatch(from, BATCH, batchSize.bytes());
                batch(wanted.part(from, to), consumer);
                ahead.send(batchSize.isSettled() ? next(wanted, to) : List.of());
                done.accept(to);
            }
        } finally {
            ahead.send(List.of());
        }
    }

    /** The first calls of the next batches, as they will be made if nothing more is learnt of the server until then. */
    private List<Call> next(AnyOf wanted, int from) {
        List<Call> calls = new ArrayList<>();
        int to;
        for (int at = from; at < wanted.values().size() && calls.size() < CallsAhead.MOST; at = to) {
            to = wanted.endOfBatch(at, BATCH, batchSize.bytes());
            AnyOf part = wanted.part(at, to);
            List<Criterion> sent = sent(part.type(), part.criteria());
            if (!sent.containsAll(part.criteria().subList(0, 1))) {
                return List.of();
            }
            calls.add(call(part.type(), Criterion.form(sent), part.isDivisible(), byGet));
        }
        return calls;
    }

    private void batch(AnyOf wanted, ResourceConsumer consumer) throws GatewayUnavailable, InterruptedException {
        int size = wanted.values().size();
        try {
            List<Text> doubts = pages(wanted.type(), wanted.criteria(), wanted.isDivisible(), consumer);
            batchSize.managed(wanted.bytes());
            if (doubts.isEmpty() || size == 1 || doubtful >= DOUBTFUL_ENOUGH) {
                doubts.forEach(consumer::doubt);
                doubtful += doubts.isEmpty() ? 0 : 1;
                return;
            }
        } catch (Overloaded e) {
            if (size == 1) {
                throw new GatewayUnavailable(e.why);
            }
            batchSize.failed(wanted.bytes());
            anyOf(wanted, done -> {}, consumer);
            return;
        }
        batch(wanted.part(0, size / 2), consumer);
        batch(wanted.part(size / 2, size), consumer);
    }

    /**
     * Finds what meets all criteria, on every page.
     *
     * @throws GatewayUnavailable when the server does not answer as it must; some resources may have been taken by then
     */
    public void all(String type, List<Criterion> criteria, ResourceConsumer consumer)
            throws GatewayUnavailable, InterruptedException {
        try {
            pages(type, criteria, false, consumer).forEach(consumer::doubt);
        } catch (Overloaded e) {
            throw new GatewayUnavailable(e.why);
        }
    }

    private List<Text> pages(String type, List<Criterion> criteria, boolean divisible, ResourceConsumer consumer)
            throws GatewayUnavailable, Overloaded, InterruptedException {
        Pages pages = new Pages(type, consumer);
        Set<String> visited = new HashSet<>();
        Optional<BundlePage> page = first(type, criteria, divisible, consumer);
        while (page.isPresent()) {
            Optional<String> next = page.get().next();
            if (!pages.take(page.get()) || next.isEmpty()) {
                break;
            }
            if (!visited.add(next.get())) {
                pages.doubt(new Text(
                        "l'annuaire annonce deux fois la même page", "the directory announces the same page twice"));
                break;
            }
            try {
                page = following(next.get());
            } catch (NextLink.Refused e) {
                pages.doubt(e.why());
                break;
            }
            if (page.isEmpty()) {
                pages.doubt(new Text(
                        "la page suivante que l'annuaire annonce n'y est pas",
                        "the next page that the directory announces is not there"));
            }
        }
        return pages.doubts();
    }

    /**
     * One page of a search, so that whoever walks through many may stop and go on another day.
     *
     * @param next its address as the page before gave it; empty for the first
     * @return empty when that page is not there any more
     * @throws GatewayUnavailable when the server does not answer as it must
     */
    public Optional<SearchPage> page(
            String type, List<Criterion> criteria, Optional<String> next, ResourceConsumer consumer)
            throws GatewayUnavailable, InterruptedException {
        try {
            Optional<BundlePage> page =
                    next.isPresent() ? following(next.get()) : first(type, criteria, false, consumer);
            Pages pages = new Pages(type, consumer);
            page.ifPresent(pages::take);
            return page.map(found -> new SearchPage(found.total(), found.next(), pages.told()));
        } catch (Overloaded e) {
            throw new GatewayUnavailable(e.why);
        } catch (NextLink.Refused e) {
            throw new GatewayUnavailable(e.why());
        }
    }

    private Optional<BundlePage> following(String next)
            throws NextLink.Refused, GatewayUnavailable, Overloaded, InterruptedException {
        Call call = NextLink.follow(transport.base(), next);
        Reply reply = transport.exchange(call);
        return isGone(reply) ? Optional.empty() : Optional.of(page(call, reply));
    }

    /** The first page; empty when the server does not know what to search by. */
    private Optional<BundlePage> first(
            String type, List<Criterion> criteria, boolean divisible, ResourceConsumer consumer)
            throws GatewayUnavailable, Overloaded, InterruptedException {
        while (true) {
            List<Criterion> sent = sent(type, criteria);
            Optional<Criterion> lost = criteria.stream()
                    .filter(criterion ->
                            !sent.contains(criterion) && !criterion.name().startsWith("_"))
                    .findFirst();
            if (lost.isPresent()) {
                consumer.unsupported(type, lost.get().plainName());
                return Optional.empty();
            }
            Asked asked = ask(type, Criterion.form(sent), divisible);
            Optional<String> unknown = Diagnostics.unknownParameter(asked.reply())
                    .map(Criterion::plainName)
                    .filter(DISPENSABLE::contains)
                    .filter(name -> sent.stream()
                            .anyMatch(criterion -> criterion.plainName().equals(name)));
            if (unknown.isEmpty()) {
                return Optional.of(page(asked.call(), asked.reply()));
            }
            unsupported.add(type + "?" + unknown.get());
            consumer.unsupported(type, unknown.get());
        }
    }

    private List<Criterion> sent(String type, List<Criterion> criteria) {
        return Stream.concat(criteria.stream(), WHOLE_PAGES.stream())
                .filter(criterion -> !unsupported.contains(type + "?" + criterion.plainName()))
                .toList();
    }

    private record Asked(Call call, Reply reply) {}

    /**
     * Where a search by POST was never answered, one by GET may be: not every gateway routes both. One that is too long
     * for an address is first made shorter, which may be all that it takes.
     */
    private Asked ask(String type, String form, boolean divisible) throws Overloaded, InterruptedException {
        boolean tooLong = divisible && form.length() > GET_BYTES;
        Asked asked = exchange(call(type, form, divisible, byGet));
        if (byGet) {
            return asked;
        }
        posted |= isUnderstood(asked.reply());
        if (posted || !mayBeTheVerb(asked.reply())) {
            return asked;
        }
        if (tooLong) {
            throw new Overloaded(CallFailure.of(transport.base(), asked.call(), asked.reply()));
        }
        Asked second = exchange(call(type, form, divisible, true));
        if (!isUnderstood(second.reply())) {
            return asked;
        }
        byGet = true;
        batchSize.atMost(GET_BYTES);
        return second;
    }

    /** A server that takes {@code _search} for a type of resource has not understood what to search by. */
    private static boolean isUnderstood(Reply reply) {
        return isAnswered(reply)
                || Diagnostics.unknownParameter(reply).isPresent()
                        && reply instanceof Reply.Answer answer
                        && Diagnostics.of(answer).stream().noneMatch(said -> said.contains("_search"));
    }

    private static Call call(String type, String form, boolean divisible, boolean get) {
        Call call = get ? Call.get(type + "?" + form) : Call.search(type, form);
        return divisible ? call.inParts() : call;
    }

    private Asked exchange(Call call) throws InterruptedException {
        return new Asked(call, ahead.exchange(call));
    }

    private static boolean isAnswered(Reply reply) {
        return reply instanceof Reply.Answer answer && answer.status() == 200;
    }

    /** A page under an address of another server, or one that was kept for a while only. */
    private static boolean isGone(Reply reply) {
        return reply instanceof Reply.Answer answer && Set.of(400, 404, 410).contains(answer.status());
    }

    private static boolean mayBeTheVerb(Reply reply) {
        return reply instanceof Reply.Answer answer
                && Set.of(400, 404, 405, 406, 415, 422, 500, 501).contains(answer.status());
    }

    private BundlePage page(Call call, Reply reply) throws GatewayUnavailable, Overloaded {
        if (isAnswered(reply)) {
            try {
                return BundlePage.read(((Reply.Answer) reply).body());
            } catch (IOException e) {
                throw new GatewayUnavailable(CallFailure.of(transport.base(), call, reply));
            }
        }
        Text why = CallFailure.of(transport.base(), call, reply);
        if (Reply.mayManageLess(reply)) {
            throw new Overloaded(why);
        }
        throw new GatewayUnavailable(why);
    }
}
