package io.hookline.connector.observe;

import io.hookline.bitbucket.Done;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.OpenPullRequest;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.git.ProbeResult;
import java.time.Instant;
import java.util.List;

/**
 * The refs and open pull requests of a repository, as far as they could be seen.
 *
 * @param askedAt before the first question: what happened later may or may not be in it
 */
public record Sighting(Instant askedAt, ProbeResult git, Result<List<OpenPullRequest>> pullRequests) {

    /** This sighting if everything could be seen, else the first thing that stood in the way. */
    public Result<Sighting> whole() {
        return proven(git).flatMap(_ -> pullRequests).map(_ -> this);
    }

    /** Whether the deploy key opened the repository. */
    public static Result<Done> proven(ProbeResult git) {
        return switch (git) {
            case ProbeResult.Refs _ -> Result.ok(Done.DONE);
            // A key that was just registered is not admitted everywhere at once.
            case ProbeResult.KeyRejected _ ->
                Result.failed(new Failure.Unavailable("Bitbucket does not admit the deploy key over SSH"));
            case ProbeResult.HostKeyMismatch(var seen) ->
                Result.failed(new Failure.Invalid(
                        "the SSH server shows another host key than those pinned: " + seen.fingerprint()));
            case ProbeResult.HostKeysUnconfirmed(var host, var port) ->
                Result.failed(
                        new Failure.HostUnconfirmed("the host keys of " + host + ":" + port + " await confirmation"));
            case ProbeResult.RepositoryNotFound(var why) -> Result.failed(new Failure.NotFound(why));
            case ProbeResult.Unreachable(var why) -> Result.failed(new Failure.Unavailable(why));
            case ProbeResult.NotAllowed(var why) -> Result.failed(new Failure.NotAllowed(why));
        };
    }
}
