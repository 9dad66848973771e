package fr.balise.adapters.server.problem;

import fr.balise.adapters.server.problem.Problem.FieldProblem;
import fr.balise.core.findings.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;

/** Whatever goes wrong becomes a problem; nothing of what went on inside is told. */
@ControllerAdvice
public final class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemWriter writer;

    ProblemAdvice(ProblemWriter writer) {
        this.writer = writer;
    }

    @ExceptionHandler
    void answer(Exception wrong, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (wrong instanceof AsyncRequestNotUsableException || response.isCommitted()) {
            return;
        }
        response.reset();
        writer.write(problem(wrong), request, response);
    }

    private static Problem problem(Exception wrong) {
        for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
            if (cause instanceof Refusal refusal) {
                return refused(refusal);
            }
        }
        if (wrong instanceof MethodArgumentTypeMismatchException mismatch) {
            return named(mismatch.getName());
        }
        if (wrong instanceof MissingServletRequestParameterException missing) {
            return named(missing.getParameterName());
        }
        if (wrong instanceof ErrorResponse known) {
            return ProblemWriter.of(status(known.getStatusCode().value()));
        }
        if (wrong instanceof InvalidParameterException form) {
            return ProblemWriter.of(status(form.getErrorCode()));
        }
        if (wrong instanceof TypeMismatchException
                || wrong instanceof RequestRejectedException
                || wrong instanceof HttpMessageNotReadableException
                || wrong instanceof MultipartException) {
            return ProblemWriter.of(HttpStatus.BAD_REQUEST);
        }
        LOG.error("unexpected", wrong);
        return ProblemWriter.of(HttpStatus.INTERNAL_SERVER_ERROR);
    }

    /** Everything that is wrong is told in one sentence after the other. */
    private static Problem refused(Refusal refusal) {
        HttpStatus status = switch (refusal.kind()) {
            case INPUT, STALE, LIMIT -> HttpStatus.CONFLICT;
            case POLICY -> HttpStatus.UNPROCESSABLE_CONTENT;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
        List<FieldProblem> fields = status == HttpStatus.UNPROCESSABLE_CONTENT
                ? refusal.sentences().stream()
                        .map(sentence -> new FieldProblem("", sentence))
                        .toList()
                : List.of();
        return new Problem(status, refusal.text(), fields);
    }

    /** A parameter that is missing, or cannot be read. */
    private static Problem named(String parameter) {
        return Problem.wrong(
                HttpStatus.BAD_REQUEST,
                parameter,
                ProblemWriter.of(HttpStatus.BAD_REQUEST).detail());
    }

    /** A status of which no sentence stands in the bundle is told as its kind. */
    private static HttpStatus status(int code) {
        return Optional.ofNullable(HttpStatus.resolve(code))
                .filter(status -> status != HttpStatus.UNPROCESSABLE_CONTENT)
                .orElse(HttpStatus.BAD_REQUEST);
    }
}
