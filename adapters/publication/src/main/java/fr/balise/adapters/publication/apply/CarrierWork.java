package fr.balise.adapters.publication.apply;

import com.fasterxml.jackson.databind.JsonNode;
import fr.balise.adapters.fhir.dialect.ApiDialect;
import fr.balise.adapters.fhir.dialect.PatchBody;
import fr.balise.adapters.fhir.dialect.PatchTarget;
import fr.balise.adapters.fhir.gateway.Call;
import fr.balise.adapters.fhir.gateway.GatewayUnavailable;
import fr.balise.adapters.fhir.gateway.Reply;
import fr.balise.adapters.fhir.model.CanonicalJson;
import fr.balise.adapters.journal.JournalFailure;
import fr.balise.adapters.publication.Outcome;
import fr.balise.adapters.publication.apply.Judgement.Meaning;
import fr.balise.adapters.publication.apply.RunLog.Step;
import fr.balise.adapters.publication.carriers.CarrierView;
import fr.balise.core.findings.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Carries out the intentions of one carrier, in order. Each is guarded again here, whatever the plan says: only the
 * operator's own domains, only what is a mailbox, only what a patch can name alone.
 */
final class CarrierWork {
    private final Run run;
    private final Set<String> domains;

    CarrierWork(Run run, Set<String> domains) {
        this.run = run;
        this.domains = domains;
    }

    /** Deals with all of them; each is settled exactly once. */
    void carryOut(List<Intention> intentions, Optional<CarrierView> view) throws JournalFailure, InterruptedException {
        List<Step> fresh = new ArrayList<>();
        for (Intention intention : intentions) {
            Optional<Text> barred = guard(intention, view);
            if (barred.isPresent()) {
                run.settle(intention, Outcome.REFUSED, barred.get());
            } else {
                look(intention, view).ifPresent(fresh::add);
            }
        }
        if (fresh.isEmpty()) {
            return;
        }
        CarrierView there = view.orElseThrow();
        if (run.settings().combine()) {
            send(fresh, there);
        } else {
            for (Step step : fresh) {
                send(List.of(step), there);
            }
        }
    }

    private Optional<Text> guard(Intention intention, Optional<CarrierView> view) {
        if (!domains.contains(intention.address().domain())) {
            return Optional.of(new Text(
                    "l'adresse n'est pas dans les domaines de l'opérateur : rien n'est envoyé",
                    "the address is not in the operator's domains: nothing is sent"));
        }
        if (view.filter(there -> there.ambiguous(intention.address())).isPresent()) {
            return Optional.of(new Text(
                    "l'adresse figure aussi ailleurs sur cette ressource ; aucun PATCH ne peut la désigner seule",
                    "the address also stands elsewhere on this resource; no patch can name it alone"));
        }
        return intention.forbiddenBy(run.settings().dialect());
    }

    /** Compares what is there with what the plan saw; settles what needs no call. */
    private Optional<Step> look(Intention intention, Optional<CarrierView> view) throws JournalFailure {
        if (view.isEmpty()) {
            run.settle(
                    intention,
                    Outcome.STALE,
                    new Text("la ressource n'est plus dans l'annuaire", "the resource is no longer in the directory"));
            return Optional.empty();
        }
        Optional<JsonNode> shown = view.get().mailbox(intention.address());
        if (intention.startsFrom(shown)) {
            Optional<JsonNode> before = run.memory().complete(intention, shown);
            return Optional.of(new Step(intention, shown, before, intention.wanted(before)));
        }
        if (intention.satisfiedBy(shown) && run.earlier().begun(intention)) {
            run.settleAsOurs(
                    intention,
                    shown,
                    new Text(
                            "l'appel d'avant l'interruption avait abouti",
                            "the call before the interruption had succeeded"));
        } else if (intention.satisfiedBy(shown)) {
            run.settle(
                    intention,
                    Outcome.ALREADY_SO,
                    new Text("l'annuaire le montre déjà", "the directory already shows it"));
        } else {
            run.settle(
                    intention,
                    Outcome.STALE,
                    new Text(
                            "l'annuaire a changé depuis le plan ; refaites le plan",
                            "the directory changed since the plan was made; make the plan again"));
        }
        return Optional.empty();
    }

    private Call call(List<Step> steps, CarrierView view) {
        ApiDialect dialect = run.settings().dialect();
        PatchBody body = PatchBody.of(view.ref().kind(), dialect);
        steps.forEach(step -> body.change(step.before(), step.wanted()));
        return Call.patch(PatchTarget.of(view.ref(), view.known(), dialect), body.json().toString());
    }

    private void send(List<Step> steps, CarrierView view) throws JournalFailure, InterruptedException {
        Call call = call(steps, view);
        Attempts attempts = new Attempts(run);
        while (!run.stop().raised()) {
            run.log().intended(steps, call, attempts.next());
            run.begin(steps);
            Reply reply = run.transport().exchange(call);
            run.heard(reply);
            Judgement judgement = Judgement.of(
                    reply, view.ref(), steps.stream().map(Step::intention).toList());
            if (settled(steps, judgement, reply, attempts)) {
                return;
            }
            run.log().retried(steps, reply, judgement.why());
            if (!run.stop().raised()) {
                run.rest(attempts.pause());
            }
        }
        // Stopped before it was sent, or between two attempts of which none took effect.
        steps.forEach(step -> run.leave(step.intention()));
    }

    /** True when nothing is left to do; false when it may be sent again. */
    private boolean settled(List<Step> steps, Judgement judgement, Reply reply, Attempts attempts)
            throws JournalFailure, InterruptedException {
        switch (judgement.meaning()) {
            case DONE -> settle(steps, Outcome.APPLIED, judgement, reply);
            case REFUSED -> settle(steps, Outcome.REFUSED, judgement, reply);
            case ALL_REFUSED -> {
                settle(steps, Outcome.REFUSED, judgement, reply);
                run.stop().raise(judgement.why());
            }
            case THROTTLED, NEVER_SENT -> {
                if (!attempts.left()) {
                    run.stop()
                            .raise(new Text(
                                    "le serveur reste indisponible ("
                                            + judgement.why().fr() + ")",
                                    "the server stays out of reach ("
                                            + judgement.why().en() + ")"));
                }
                return false;
            }
            case DUPLICATE, FAILED, DOUBTFUL -> {
                return lookAfter(steps, judgement, reply, attempts);
            }
        }
        return true;
    }

    /** Reads the carrier to see what became of a call that left a doubt. */
    private boolean lookAfter(List<Step> steps, Judgement judgement, Reply reply, Attempts attempts)
            throws JournalFailure, InterruptedException {
        Optional<CarrierView> now;
        try {
            now = run.reading().read(steps.get(0).intention().carrier());
        } catch (GatewayUnavailable e) {
            Text why = new Text(
                    judgement.why().fr() + " ; la relecture échoue aussi : "
                            + e.text().fr(),
                    judgement.why().en() + "; reading again fails too: "
                            + e.text().en());
            settle(steps, Outcome.UNKNOWN, new Judgement(judgement.meaning(), why), reply);
            return true;
        }
        run.answered();
        boolean untouched = steps.stream().allMatch(step -> stands(step, now));
        if (untouched && judgement.meaning() != Meaning.DUPLICATE && attempts.left()) {
            return false;
        }
        for (Step step : steps) {
            Optional<JsonNode> shown =
                    now.flatMap(view -> view.mailbox(step.intention().address()));
            if (now.isPresent() && step.intention().satisfiedBy(shown) && !stands(step, now)) {
                Text why = new Text(
                        judgement.why().fr() + " ; la relecture montre que c'est fait",
                        judgement.why().en() + "; reading again shows that it is done");
                run.settle(step, Outcome.APPLIED, why, reply, shown);
            } else {
                run.settle(step, notDone(step, now, judgement, attempts), judgement.why(), reply, Optional.empty());
            }
        }
        return true;
    }

    private static Outcome notDone(Step step, Optional<CarrierView> now, Judgement judgement, Attempts attempts) {
        if (!stands(step, now)) {
            return Outcome.STALE;
        }
        // After a first attempt that left a doubt, "it exists already" may speak of our own, not yet visible.
        boolean perhapsOurs = judgement.meaning() == Meaning.DUPLICATE && attempts.made() > 1;
        return perhapsOurs || judgement.meaning() == Meaning.DOUBTFUL ? Outcome.UNKNOWN : Outcome.REFUSED;
    }

    private static boolean stands(Step step, Optional<CarrierView> now) {
        Optional<String> shown =
                now.flatMap(view -> view.mailbox(step.intention().address())).map(CanonicalJson::fingerprint);
        return now.isPresent() && shown.equals(step.shown().map(CanonicalJson::fingerprint));
    }

    private void settle(List<Step> steps, Outcome outcome, Judgement judgement, Reply reply) throws JournalFailure {
        for (Step step : steps) {
            Optional<JsonNode> after = judgement
                    .shown()
                    .flatMap(view -> view.mailbox(step.intention().address()));
            run.settle(step, outcome, judgement.why(), reply, after);
        }
    }
}
