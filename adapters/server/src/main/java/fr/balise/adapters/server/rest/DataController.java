package fr.balise.adapters.server.rest;

import fr.balise.adapters.formats.status.StatusCsv;
import fr.balise.adapters.formats.status.StatusJson;
import fr.balise.adapters.server.following.DirectoryFollower;
import fr.balise.adapters.server.problem.ProblemWriter;
import fr.balise.adapters.server.work.OperatorFiles;
import fr.balise.adapters.server.work.Snapshot;
import fr.balise.core.findings.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The data as read: files handed in, and what they show day by day. */
@RestController
@RequestMapping(Api.BASE)
final class DataController {
    private final OperatorFiles files;
    private final DirectoryFollower follower;

    DataController(OperatorFiles files, DirectoryFollower follower) {
        this.files = files;
        this.follower = follower;
    }

    /** What follows from the data as read. @param summary of the plan that would follow */
    record ReadingView(Instant readAt, String asOf, Object summary) {}

    @Operation(
            summary =
                    "Puts a file in the place of the operator's, and reads the data again; one of which nothing may be decided"
                            + " is not taken")
    @PutMapping(path = "/data/{name}", consumes = "text/csv")
    ReadingView replace(@PathVariable String name, @RequestBody byte[] content) throws Refusal, InterruptedException {
        Snapshot read = files.replace(name, content);
        return new ReadingView(
                read.readAt(), read.asOf().toString(), Api.tree(read.plan().summary()));
    }

    @Operation(summary = "Indicators of the day, and how they stood before (urn:balise:status:1)")
    @GetMapping(path = "/indicators", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> indicators() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(Api.utf8(StatusJson.write(found().look(), found().passed())));
    }

    @Operation(summary = "The same as a table, a line for each day, group and indicator")
    @GetMapping(path = "/indicators", produces = "text/csv")
    ResponseEntity<byte[]> table() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=utf-8"))
                .body(Api.utf8(StatusCsv.of(found().look().status(), true)));
    }

    private DirectoryFollower.Found found() {
        return follower.latest().orElseThrow(() -> ProblemWriter.of(HttpStatus.SERVICE_UNAVAILABLE));
    }
}
