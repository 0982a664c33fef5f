package io.hookline.connector.api;

import io.hookline.bitbucket.Failure;
import io.hookline.connector.connection.ConnectorUse;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One problem of each status as an operation may answer it, for the description of the API. */
final class ProblemExamples {

    private static final ConnectorId CONNECTOR = ConnectorId.of("0f3c1f6e-6a1d-4c39-8f56-6f4f0c4a7a55");
    private static final ProjectId PROJECT = ProjectId.of("7d1f0a4e-5f0e-4c2b-9a36-0a1f3c9f9b11");

    private ProblemExamples() {}

    /** What an operation may answer with this status; empty where no operation does. */
    static Optional<Problem> of(int status, String method, String path) {
        boolean ofProjects = path.startsWith("/projects");
        return Optional.ofNullable(
                switch (status) {
                    case 400 ->
                        List.of("POST", "PUT", "PATCH").contains(method)
                                ? HttpProblems.malformedJson("line 3")
                                : HttpProblems.malformedParameter();
                    case 401 -> HttpProblems.unauthorized();
                    case 403 -> HttpProblems.forbidden();
                    case 404 -> notFound(path);
                    case 406 -> HttpProblems.notAcceptable();
                    case 409 -> ofProjects ? ofProject(method) : ofConnector(method);
                    case 412 -> HttpProblems.stale();
                    case 413 -> HttpProblems.tooLarge();
                    case 415 -> HttpProblems.unsupportedMediaType();
                    case 422 -> faults(ofProjects ? "settings.buildMode" : "name");
                    case 428 -> HttpProblems.preconditionRequired();
                    case 502 ->
                        Problems.whileReading(new Failure.Unauthorized("401 Unauthorized"))
                                .problem();
                    case 503 ->
                        Problems.unavailable("Bitbucket says: 503 Service Unavailable.", Duration.ofSeconds(10));
                    default -> null;
                });
    }

    private static Problem notFound(String path) {
        if (path.startsWith("/connectors")) {
            return Problems.noConnector().problem();
        }
        return path.startsWith("/projects") ? Problems.noProject().problem() : HttpProblems.notFound();
    }

    private static Problem ofConnector(String method) {
        return method.equals("DELETE")
                ? Problems.connectorInUse(
                                new ConnectorUse(1, List.of(new ConnectorUse.Project(PROJECT, "shop"))),
                                "Remove them first.")
                        .problem()
                : Problems.nameTaken("connector", CONNECTOR).problem();
    }

    private static Problem ofProject(String method) {
        return method.equals("DELETE")
                ? Problems.busy("It is being set up or repaired; try again.").problem()
                : Problems.repositoryTaken(PROJECT, "shop").problem();
    }

    private static Problem faults(String field) {
        Faults faults = new Faults();
        faults.add(field, "is missing");
        return faults.problem();
    }
}
