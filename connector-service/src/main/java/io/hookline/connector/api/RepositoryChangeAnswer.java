package io.hookline.connector.api;

import io.hookline.connector.observe.Check;
import io.hookline.connector.project.ProjectView;
import io.hookline.connector.project.RepositoryChange;
import io.hookline.contracts.event.RepositoryRef;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was done about a project's repository. */
@Schema(name = "RepositoryChange", examples = RepositoryChangeAnswer.EXAMPLE)
record RepositoryChangeAnswer(
        Done done,
        RepositoryRef repository,

        @Schema(description = "The repository that was replaced") @Nullable
        RepositoryRef former,

        @Schema(description = "What stands in the way, and what to do about it") @Nullable
        String problem,

        List<Check> deployKey,
        List<Check> webhook,

        @Schema(description = "What the former repository did not let go")
        List<LeftoverAnswer> left) {

    static final String EXAMPLE = """
                {"done":"REPLACED","repository":{"product":"CLOUD","id":"{11111111-2222-4333-8444-555555555555}","path":"acme/shop-next"},\
                "former":{"product":"CLOUD","id":"{66666666-7777-4888-9999-000000000000}","path":"acme/shop"},\
                "deployKey":[{"name":"git","verdict":"PASSED","reason":"git ls-remote shows 12 refs over SSH"}],\
                "webhook":[{"name":"exists","verdict":"PASSED","reason":"there is exactly one"}],"left":[]}""";

    static final String UNDERWAY_EXAMPLE = """
                {"done":"UNDERWAY","repository":{"product":"CLOUD","id":"{66666666-7777-4888-9999-000000000000}","path":"acme/shop"},\
                "problem":"no answer in time","deployKey":[],"webhook":[],"left":[]}""";

    /** What was done. */
    enum Done {
        /** It is the same repository, where the project had it. */
        NOTHING,
        /** It is the same repository under another name or place, or reached by another connector. */
        FOLLOWED,
        /** Another repository took the present one's place, with a new key and webhook. */
        REPLACED,
        /** Begun; goes on by itself. */
        UNDERWAY
    }

    static RepositoryChangeAnswer of(RepositoryChange.Followed followed) {
        return of(
                followed.changed() ? Done.FOLLOWED : Done.NOTHING,
                followed.project(),
                null,
                followed.checks(),
                List.of());
    }

    static RepositoryChangeAnswer of(RepositoryChange.Replaced replaced) {
        return of(
                Done.REPLACED,
                replaced.project(),
                replaced.former(),
                replaced.checks(),
                LeftoverAnswer.of(replaced.left()));
    }

    static RepositoryChangeAnswer of(RepositoryChange.Underway underway) {
        return of(
                Done.UNDERWAY, underway.project(), null, new RepositoryChange.Checks(List.of(), List.of()), List.of());
    }

    private static RepositoryChangeAnswer of(
            Done done,
            ProjectView project,
            @Nullable RepositoryRef former,
            RepositoryChange.Checks checks,
            List<LeftoverAnswer> left) {
        return new RepositoryChangeAnswer(
                done,
                project.project().repository(),
                former,
                project.problem(),
                checks.deployKey(),
                checks.webhook(),
                left);
    }
}
