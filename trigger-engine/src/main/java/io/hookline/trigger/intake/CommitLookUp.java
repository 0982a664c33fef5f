package io.hookline.trigger.intake;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.ProjectId;
import io.hookline.trigger.state.CommitAnswer;
import io.hookline.trigger.state.CommitQuestion;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks connector-service, which alone may ask Bitbucket, about a commit. */
@ApplicationScoped
public class CommitLookUp {

    /** There is no such commit, or no such repository; or what Bitbucket told names neither in a form that could be asked for. */
    private static final Set<Integer> NOT_THERE = Set.of(404, 422);

    private final ConnectorClient connector;

    CommitLookUp(@RestClient ConnectorClient connector) {
        this.connector = connector;
    }

    /** What came of asking. */
    public sealed interface Reply {

        record Answered(CommitAnswer answer) implements Reply {}

        /** Worth another try later. */
        record Unavailable(String reason) implements Reply {}
    }

    /** Asks once; what does not answer is told as that. */
    public Uni<Reply> ask(CommitQuestion question) {
        return connector
                .commit(
                        question.project().toString(),
                        question.commit().toString(),
                        question.repository().id().toString(),
                        question.repository().path())
                .<Reply>map(commit ->
                        new Reply.Answered(new CommitAnswer.Found(CommitHash.of(commit.hash()), commit.message())))
                .onFailure()
                .recoverWithItem(CommitLookUp::reply);
    }

    /** Asks once where a branch or tag stands; the answer is the commit, or that there is no such ref. */
    public Uni<Reply> head(ProjectId project, GitRef ref) {
        return connector
                .head(project.toString(), ref.fullName())
                .<Reply>map(head -> new Reply.Answered(new CommitAnswer.Found(CommitHash.of(head.hash()), "")))
                .onFailure()
                .recoverWithItem(CommitLookUp::reply);
    }

    private static Reply reply(Throwable failure) {
        if (failure instanceof WebApplicationException refused) {
            int status = refused.getResponse().getStatus();
            return NOT_THERE.contains(status)
                    ? new Reply.Answered(new CommitAnswer.Unknown())
                    : new Reply.Unavailable("status " + status);
        }
        return new Reply.Unavailable(failure.getClass().getSimpleName());
    }
}
