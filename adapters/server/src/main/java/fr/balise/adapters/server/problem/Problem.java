package fr.balise.adapters.server.problem;

import fr.balise.core.findings.Text;
import java.util.List;
import org.springframework.http.HttpStatus;

/** A request that cannot be answered as asked. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final transient Text detail;
    private final transient List<FieldProblem> fields;

    /**
     * One field that is wrong.
     *
     * @param pointer where: a JSON pointer into the body, or the name of a parameter; empty for the whole
     */
    public record FieldProblem(String pointer, Text detail) {}

    /** @param detail what, where, what to do */
    public Problem(HttpStatus status, Text detail, List<FieldProblem> fields) {
        super(detail.en(), null, false, false);
        this.status = status;
        this.detail = detail;
        this.fields = List.copyOf(fields);
    }

    /** What is asked for is not here. */
    public static Problem notFound(String fr, String en) {
        return new Problem(HttpStatus.NOT_FOUND, new Text(fr, en), List.of());
    }

    /** A parameter of the address, or a member of the body, is wrong. */
    public static Problem wrong(HttpStatus status, String pointer, Text detail) {
        return new Problem(status, detail, List.of(new FieldProblem(pointer, detail)));
    }

    /** Its status. */
    public HttpStatus status() {
        return status;
    }

    /** What, where, what to do. */
    public Text detail() {
        return detail;
    }

    /** The fields that are wrong. */
    public List<FieldProblem> fields() {
        return fields;
    }
}
