package fr.balise.samples.sandbox.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.balise.samples.sandbox.content.FhirJson;
import fr.balise.samples.sandbox.faults.Fault;
import fr.balise.samples.sandbox.faults.Fault.Moment;
import fr.balise.samples.sandbox.faults.FaultEffect;
import fr.balise.samples.sandbox.faults.FaultPlan;
import fr.balise.samples.sandbox.fhir.CarrierProvider;
import fr.balise.samples.sandbox.gateway.CallAdmission.Rejection;
import fr.balise.samples.sandbox.outcomes.OperationOutcomes;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** One call and its answer, from admission to the last byte sent. */
final class Exchange {
    private static final byte[] HTML =
            "<html><body><h1>Service momentanément indisponible</h1></body></html>".getBytes(UTF_8);

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final RequestLog.Entry entry;
    private byte[] body = {};

    Exchange(HttpServletRequest request, HttpServletResponse response, RequestLog.Entry entry) {
        this.request = request;
        this.response = response;
        this.entry = entry;
    }

    void run(CallAdmission admission, FaultPlan plan, BufferedRequest readable, FilterChain directory)
            throws IOException, ServletException {
        Optional<Rejection> refusal = admission.check(request);
        if (refusal.isPresent()) {
            reject(refusal.get());
            return;
        }
        FaultPlan.Strike strike = plan.strike(request.getMethod(), RequestLog.targetOf(request));
        if (!goesOnAfter(strike, Moment.BEFORE)) {
            return;
        }
        BufferedResponse answer = new BufferedResponse(response);
        directory.doFilter(readable, answer);
        entry.applied(Boolean.TRUE.equals(request.getAttribute(CarrierProvider.APPLIED)));
        body = answer.body();
        if (goesOnAfter(strike, Moment.AFTER)) {
            send();
        }
    }

    private void reject(Rejection refusal) throws IOException {
        if (refusal.retryAfter()) {
            response.setHeader("Retry-After", "1");
        }
        response.setStatus(refusal.status());
        response.setContentType("application/fhir+json;charset=UTF-8");
        body = FhirJson.write(refusal.outcome()).getBytes(UTF_8);
        send();
    }

    /** @return false once a fault has ended the exchange */
    private boolean goesOnAfter(FaultPlan.Strike strike, Moment moment) throws IOException {
        for (Fault fault : strike.faults()) {
            if (fault.moment() == moment && !goesOnAfter(fault.effect(), strike.cleared())) {
                return false;
            }
        }
        return true;
    }

    private boolean goesOnAfter(FaultEffect effect, CountDownLatch cleared) throws IOException {
        if (effect instanceof FaultEffect.Delay delay) {
            pause(delay, cleared);
            return true;
        }
        if (effect instanceof FaultEffect.Truncate truncate) {
            body = Arrays.copyOf(body, Math.min(body.length, truncate.truncateTo()));
            return true;
        }
        if (effect instanceof FaultEffect.Answer answer) {
            replaceBy(answer);
            send();
        } else if (effect instanceof FaultEffect.Drop drop) {
            hangUp(drop.dropAfterBytes());
        }
        return false;
    }

    private static void pause(FaultEffect.Delay delay, CountDownLatch cleared) {
        try {
            cleared.await(delay.delayMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void replaceBy(FaultEffect.Answer answer) {
        response.reset();
        response.setStatus(answer.answer());
        if (answer.retryAfter() != null) {
            response.setHeader("Retry-After", answer.retryAfter().toString());
        }
        if (answer.location() != null) {
            response.setHeader("Location", answer.location());
        }
        if (answer.body() == null) {
            response.setContentType("application/fhir+json;charset=UTF-8");
            body = FhirJson.write(OperationOutcomes.provoked(answer.answer())).getBytes(UTF_8);
        } else if (answer.body() == FaultEffect.Body.HTML) {
            response.setContentType("text/html;charset=UTF-8");
            body = HTML;
        } else {
            body = new byte[0];
        }
    }

    /** The log knows the answer before the client does: whoever has read it finds it there. */
    private void send() throws IOException {
        entry.answered(response.getStatus());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private void hangUp(int afterBytes) throws IOException {
        if (afterBytes > 0 && body.length > 0) {
            response.setContentLength(body.length);
            response.getOutputStream().write(body, 0, Math.min(afterBytes, body.length));
            response.flushBuffer();
        }
        ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }
}
