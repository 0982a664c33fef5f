package io.hookline.connector.api;

import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.connector.connection.ConnectorUse;
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

    static ProblemException noCredential() {
        return Problem.of(
                        404,
                        "unknown-credential",
                        "The connector has no such credential",
                        "List its credentials with GET /connectors/{id}/credentials; uses are SETUP, RUNNING and GIT.")
                .asException();
    }

    static ProblemException noConnectionTest() {
        return Problem.of(
                        404,
                        "unknown-connection-test",
                        "There is no such connection test",
                        "List a connector's tests with GET /connectors/{id}/tests; the last 20 are kept.")
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

    /** A repository connector builds its own repository and no other. */
    static ProblemException otherRepository(RepositoryPath own) {
        return Problem.of(
                        422,
                        "other-repository",
                        "The connector is for another repository",
                        "It leads to " + own + " only: make a connector of the account, or of this repository.")
                .asException();
    }

    static ProblemException connectorInUse(ConnectorUse use, String detail) {
        return Problem.of(409, "connector-in-use", "Projects use the connector", detail)
                .with("count", use.count())
                .with("projects", use.first())
                .asException();
    }

    /** Bitbucket did not take a connector's address and credential, or did not show its repository. */
    static ProblemException notConnected(Failure failure) {
        return ofBitbucket(
                failure,
                failure instanceof Failure.NotFound
                        ? "Check the address and the repository, and that the credential's account may read it."
                        : "Check the address and the credential: a token's kind, its account's e-mail, its expiry.");
    }

    static ProblemException noHostKeys(String why) {
        return Problem.of(
                        422,
                        "no-host-keys",
                        "There are no SSH host keys to pin",
                        "Give knownHosts, or the sshAddress to scan: " + why + ".")
                .asException();
    }

    static ProblemException noProject() {
        return Problem.of(404, "unknown-project", "There is no such project", "List the projects with GET /projects.")
                .asException();
    }

    static ProblemException noStatus() {
        return Problem.of(
                        404,
                        "unknown-status",
                        "There is no such status",
                        "List the project's statuses with GET /projects/{id}/statuses.")
                .asException();
    }

    static ProblemException idempotencyKeyReused() {
        return Problem.of(
                        422,
                        "idempotency-key-reused",
                        "Another request had this Idempotency-Key",
                        "Send each request with a key of its own, and the same key only when the same request is sent again.")
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
            case Failure.NotAllowed(var why) ->
                Problem.of(422, "address-not-allowed", "The address may not be connected to", why + ". " + remedy);
            case Failure.Untrusted(var fault, var why) ->
                Problem.of(422, "server-not-trusted", "The server cannot prove who it is", why + ". " + remedy)
                        .with("certificateFault", fault);
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
            case Failure.Unavailable _,
                    Failure.NotFound _,
                    Failure.Conflict _,
                    Failure.Invalid _,
                    Failure.Gone _,
                    Failure.NotAllowed _,
                    Failure.Untrusted _ -> unavailable(detail, SOON);
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

    static ProblemException identifierTaken(Object first) {
        return Problem.of(
                        409,
                        "identifier-taken",
                        "Another connector has the identifier",
                        "Give another identifier, or choose a name that is less alike.")
                .with("connector", first)
                .asException();
    }
}
