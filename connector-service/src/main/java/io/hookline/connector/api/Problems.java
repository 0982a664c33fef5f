package io.hookline.connector.api;

import io.hookline.bitbucket.Failure;
import io.hookline.contracts.id.ProjectId;
import java.time.Duration;

/** The problems that more than one operation answers with. */
final class Problems {

    static final Duration SOON = Duration.ofSeconds(10);

    private Problems() {}

    static ProblemException noConnector() {
        return Problem.of(
                        404,
                        "unknown-connector",
                        "There is no such connector",
                        "List the connectors with GET /connectors.")
                .asException();
    }

    static ProblemException unknownConnectorNamed() {
        return Problem.of(
                        422,
                        "unknown-connector",
                        "There is no such connector",
                        "List the connectors with GET /connectors.")
                .asException();
    }

    /** {@code kind} says what has the name, and is the member that tells its id. */
    static ProblemException nameTaken(String kind, Object first) {
        return Problem.of(409, "name-taken", "Another " + kind + " has the name", "Choose another name.")
                .with(kind, first)
                .asException();
    }

    static ProblemException repositoryTaken(ProjectId first, String name) {
        return Problem.of(
                        409,
                        "repository-taken",
                        "The repository has a project",
                        "Project " + name + " builds this repository.")
                .with("project", first)
                .with("name", name)
                .asException();
    }

    static ProblemException noSsh() {
        return Problem.of(
                        422,
                        "no-ssh",
                        "The repository cannot be cloned over SSH",
                        "Switch SSH access on in Bitbucket's administration.")
                .asException();
    }

    static ProblemException noProject() {
        return Problem.of(404, "unknown-project", "There is no such project", "List the projects with GET /projects.")
                .asException();
    }

    static ProblemException busy(String detail) {
        return Problem.of(409, "project-busy", "Other work on the project is under way", detail)
                .with("retryAfter", SOON.toSeconds())
                .asException();
    }

    static ProblemException notReady() {
        return Problem.of(
                        503,
                        "project-not-ready",
                        "The project is not set up yet",
                        "GET /projects/{id} says how far it is, and what stands in the way.")
                .with("retryAfter", SOON.toSeconds())
                .asException();
    }

    /** Bitbucket refused or did not answer, while something was being made. */
    static ProblemException ofBitbucket(Failure failure, String remedy) {
        String detail = "Bitbucket says: " + failure.why() + ". " + remedy;
        Problem problem = switch (failure) {
            case Failure.NotFound _ -> Problem.of(422, "not-found-on-bitbucket", "Bitbucket does not show it", detail);
            case Failure.Unauthorized _ ->
                Problem.of(422, "credential-refused", "Bitbucket refuses the credential", detail);
            case Failure.Forbidden forbidden ->
                Problem.of(422, "credential-insufficient", "The credential may not do what is needed", detail)
                        .with("missingScopes", forbidden.missingScopes());
            case Failure.Conflict _, Failure.Invalid _, Failure.Gone _ ->
                Problem.of(422, "refused-by-bitbucket", "Bitbucket refuses", detail);
            case Failure.RateLimited(var retryAfter) -> unavailable(detail, retryAfter);
            case Failure.Unavailable _ -> unavailable(detail, SOON);
            case Failure.HostUnconfirmed _ -> hostKeys(detail);
        };
        return problem.asException();
    }

    /** Bitbucket refused or did not answer, while something was read for a build. */
    static ProblemException whileReading(Failure failure) {
        String detail = "Bitbucket says: " + failure.why() + ".";
        Problem problem = switch (failure) {
            case Failure.Unauthorized _, Failure.Forbidden _ ->
                Problem.of(
                        502,
                        "bitbucket-credential-refused",
                        "Bitbucket refuses the connector's credential",
                        detail + " Renew it, or give it what it lacks.");
            case Failure.RateLimited(var retryAfter) ->
                Problem.of(503, "bitbucket-rate-limited", "Bitbucket's limit of calls is reached", detail)
                        .with("retryAfter", Math.max(1, retryAfter.toSeconds()));
            case Failure.HostUnconfirmed _ -> hostKeys(detail);
            case Failure.Unavailable _, Failure.NotFound _, Failure.Conflict _, Failure.Invalid _, Failure.Gone _ ->
                unavailable(detail, SOON);
        };
        return problem.asException();
    }

    /** No SSH call goes out before a person has looked at the server's host keys. */
    static Problem hostKeys(String detail) {
        return Problem.of(409, "host-keys-unconfirmed", "The SSH server's host keys await a person", detail);
    }

    /** Bitbucket could not be asked, which says nothing of what was asked about. */
    static Problem unavailable(String detail, Duration retryAfter) {
        return Problem.of(503, "bitbucket-unavailable", "Bitbucket does not answer", detail)
                .with("retryAfter", Math.max(1, retryAfter.toSeconds()));
    }
}
