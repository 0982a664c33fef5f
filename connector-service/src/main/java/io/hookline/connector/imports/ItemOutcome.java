package io.hookline.connector.imports;

import io.hookline.bitbucket.Failure;
import io.hookline.contracts.id.ProjectId;
import java.time.Duration;

/** What came of working on one repository. */
sealed interface ItemOutcome {

    /** Its project is ready. */
    record Made(ProjectId project, String name) implements ItemOutcome {}

    /** Its project is made, and not ready yet. */
    record SettingUp(ProjectId project, String name) implements ItemOutcome {}

    /** It had a project before. */
    record Existed(ProjectId project, String name) implements ItemOutcome {}

    /** No project can be made, unless somebody mends the cause. */
    record Failed(String why) implements ItemOutcome {}

    /** Bitbucket did not answer, which says nothing of the repository. */
    record Unanswered(String why) implements ItemOutcome {}

    /** The budget of calls is used up. */
    record OutOfBudget(Duration retryAfter) implements ItemOutcome {}

    /** No repository can be worked on before somebody mends the cause. */
    record Halted(String why) implements ItemOutcome {}

    /** What a failure of Bitbucket's means for the repository. */
    static ItemOutcome of(Failure failure, String remedy) {
        return switch (failure) {
            case Failure.NotFound _, Failure.Forbidden _, Failure.Conflict _, Failure.Invalid _, Failure.Gone _ ->
                new Failed(inWords(failure, remedy));
            case Failure.Unauthorized _, Failure.NotAllowed _, Failure.Untrusted _, Failure.HostUnconfirmed _ ->
                new Halted(inWords(failure, remedy));
            case Failure.RateLimited(var retryAfter) -> new OutOfBudget(retryAfter);
            case Failure.Unavailable(var why) -> new Unanswered(why);
        };
    }

    /** A failure and what to do about it. */
    static String inWords(Failure failure, String remedy) {
        return failure.why() + ". " + remedy;
    }
}
