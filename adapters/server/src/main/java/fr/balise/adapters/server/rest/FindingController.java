package fr.balise.adapters.server.rest;

import fr.balise.adapters.server.plans.FindingFilter;
import fr.balise.adapters.server.work.Page;
import fr.balise.adapters.server.work.Workspace;
import fr.balise.core.findings.FindingGroup;
import fr.balise.core.findings.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What people should look at. */
@RestController
final class FindingController {
    private final Workspace workspace;

    FindingController(Workspace workspace) {
        this.workspace = workspace;
    }

    @Operation(summary = "Findings of the latest reading, by page: filtered by group, code and text")
    @GetMapping(Api.BASE + "/findings")
    Page<Object> list(
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Api.FIFTY) int size)
            throws Refusal {
        FindingFilter filter =
                new FindingFilter(Api.named("group", group, FindingGroup.class), Api.said(code), Api.said(q));
        return Api.trees(Api.page(filter.in(workspace.now().plan()), page, size));
    }
}
