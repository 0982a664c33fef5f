package io.hookline.trigger.api;

import io.hookline.contracts.build.Decision;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.ProjectId;
import io.hookline.trigger.explain.Explainer;
import io.hookline.trigger.explain.Explanation;
import io.hookline.trigger.explain.Explanation.Finding;
import io.hookline.trigger.explain.Facts;
import io.hookline.trigger.explain.Facts.ProjectFacts;
import io.hookline.trigger.explain.Inquiry;
import io.hookline.trigger.look.Investigation;
import io.hookline.trigger.state.KnownBuild;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Why something was or was not built, over REST. */
@Path("/explain")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "Explain", description = "Why something was or was not built")
public class ExplainResource {

    private final Investigation investigation;

    ExplainResource(Investigation investigation) {
        this.investigation = investigation;
    }

    /**
     * The answer, and what it rests on.
     *
     * @param finding the answer in a word
     * @param sentences the answer for people; the first says it all
     * @param decisions that name what is asked about, newest first
     * @param builds likewise
     */
    public record ExplanationView(
            Finding finding,
            List<String> sentences,
            List<Decision> decisions,
            List<KnownBuild> builds,
            FactsView facts) {}

    /**
     * What is known besides.
     *
     * @param projectVersion of the settings that decisions are made by; null where nobody has told of the project
     * @param knownSince when the project was first told of
     * @param refs that stand or stood at the commit, or are asked about
     * @param seenOnly what a look at the repository showed and no webhook has told of yet
     * @param waiting events that cannot be decided yet
     * @param lastWebhook when a webhook last led to a decision on the project
     */
    public record FactsView(
            @Nullable Long projectVersion,
            boolean projectRemoved,
            @Nullable Instant knownSince,
            List<RefView> refs,
            int seenOnly,
            int waiting,
            @Nullable Instant lastWebhook) {}

    /** Where a ref stands; the commit is null for a deleted one. */
    public record RefView(GitRef ref, @Nullable CommitHash commit, Instant changedAt) {}

    /** The explanation. */
    @GET
    @Operation(
            summary = "Says why something was, or was not, built",
            description =
                    "Give a project and one of commit, ref and pullRequest. Answers in sentences, with the decisions,"
                            + " builds and facts behind them; also when no webhook ever told of it. Roles viewer, operator, admin.")
    @APIResponse(
            responseCode = "200",
            description = "The explanation",
            content =
                    @Content(
                            schema = @Schema(implementation = ExplanationView.class),
                            examples = @ExampleObject(name = "not built", value = Examples.EXPLANATION)))
    @APIResponse(responseCode = "400", description = "A parameter does not read, or not just one thing is asked about")
    public Uni<ExplanationView> explain(
            @QueryParam("project") @Parameter(description = "The project's id", required = true) @Nullable
                    String project,
            @QueryParam("commit") @Parameter(description = "A commit's hash, or its first 7 digits or more") @Nullable
                    String commit,
            @QueryParam("ref")
                    @Parameter(description = "A full ref name such as refs/tags/v1, or a branch's name")
                    @Nullable
                    String ref,
            @QueryParam("pullRequest") @Parameter(description = "A pull request's number") @Nullable
                    String pullRequest) {
        Inquiry inquiry = inquiry(project, commit, ref, pullRequest);
        return investigation.about(inquiry).map(facts -> view(Explainer.explain(inquiry, facts), facts));
    }

    private static Inquiry inquiry(
            @Nullable String project, @Nullable String commit, @Nullable String ref, @Nullable String pullRequest) {
        ProjectId id = Parameters.optional("project", project, ProjectId::of);
        if (id == null) {
            throw new ProblemException(Problem.invalid("project is missing"));
        }
        List<Inquiry> asked = Stream.<@Nullable Inquiry>of(
                        Parameters.optional("commit", commit, text -> new Inquiry.OfCommit(id, CommitHash.of(text))),
                        Parameters.optional("ref", ref, text -> new Inquiry.OfRef(id, Parameters.ref(text))),
                        Parameters.optional(
                                "pullRequest",
                                pullRequest,
                                text -> new Inquiry.OfPullRequest(id, Parameters.pullRequest(text))))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        if (asked.size() != 1) {
            throw new ProblemException(Problem.invalid("give one of commit, ref and pullRequest"));
        }
        return asked.getFirst();
    }

    private static ExplanationView view(Explanation explanation, Facts facts) {
        return new ExplanationView(
                explanation.finding(), explanation.sentences(), facts.decisions(), facts.builds(), factsView(facts));
    }

    private static FactsView factsView(Facts facts) {
        ProjectFacts project = facts.project();
        return new FactsView(
                project == null ? null : project.known().project().version(),
                project != null && project.known().removed(),
                project == null ? null : project.knownSince(),
                facts.heads().stream()
                        .map(head -> new RefView(head.ref(), head.commit(), head.changedAt()))
                        .toList(),
                facts.sights().size(),
                facts.waiting().size(),
                facts.lastWebhook());
    }
}
