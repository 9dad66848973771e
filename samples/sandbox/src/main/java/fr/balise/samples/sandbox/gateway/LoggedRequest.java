package fr.balise.samples.sandbox.gateway;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call the sandbox received. The API key is never kept.
 *
 * @param target path and query as they were sent, for instance {@code /fhir/Practitioner?_count=10}
 * @param arrivedAt when it arrived, for people
 * @param arrivalNanos when it arrived, for differences between calls: the nanoseconds of a monotonic clock
 * @param contentType of the request; null when it had none
 * @param body of the request; empty when it had none
 * @param status what was answered; 0 while it is being handled, and for good when the connection was dropped
 * @param applied whether it changed a resource, whatever was answered
 */
public record LoggedRequest(
        String method,
        String target,
        @JsonSerialize(using = ToStringSerializer.class) Instant arrivedAt,
        long arrivalNanos,
        @Nullable String contentType,
        String body,
        int status,
        boolean applied) {}
