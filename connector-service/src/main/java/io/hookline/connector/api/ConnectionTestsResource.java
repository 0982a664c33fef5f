package io.hookline.connector.api;

import io.hookline.bitbucket.RepositoryPath;
import io.hookline.connector.check.ConnectionTest;
import io.hookline.connector.check.ConnectionTestId;
import io.hookline.connector.check.ConnectionTests;
import io.hookline.connector.connection.Connectors;
import io.hookline.contracts.id.ConnectorId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/connectors")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(
        name = "connection tests",
        description = "What stands between a connector and its Bitbucket, and what to do about it.")
class ConnectionTestsResource {

    private static final int LARGEST_PAGE = 20;

    private final ConnectionTests tests;
    private final Connectors connectors;

    ConnectionTestsResource(ConnectionTests tests, Connectors connectors) {
        this.tests = tests;
        this.connectors = connectors;
    }

    @POST
    @Path("/{id}/test")
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            summary = "Tests a connector",
            description =
                    "Looks at name, port, certificate, API, base URL, credential, scopes, repository, administration, statuses and"
                            + " git, one after the other, and changes nothing on Bitbucket. Answers when all is done, or with"
                            + " background=true at once. Roles operator, admin.")
    @APIResponse(
            responseCode = "200",
            description = "What the test came to, faults included",
            content = @Content(schema = @Schema(implementation = ConnectionTestAnswer.class)))
    @APIResponse(
            responseCode = "202",
            description = "The test runs; Location says where its steps appear",
            content =
                    @Content(
                            schema = @Schema(implementation = ConnectionTestAnswer.class),
                            examples =
                                    @ExampleObject(
                                            name = "begun",
                                            value =
                                                    "{\"id\":\"b0c7f5a2-7a0f-4d6a-9f0e-3c1d2e4f5a6b\",\"connector\":\"0f3c1f6e-6a1d-4c39-8f56-6f4f0c4a7a55\",\"cause\":\"REQUEST\",\"result\":null,\"steps\":[],\"startedAt\":\"2026-11-21T08:00:00Z\",\"finishedAt\":null}")))
    @APIResponse(responseCode = "422", description = "The repository's path does not read")
    public Response test(
            @PathParam("id") UUID id,
            @Parameter(
                            description =
                                    "workspace/slug (Data Center: KEY/slug) to look at; by default the repository of one of its projects",
                            example = "acme/shop")
                    @QueryParam("repository")
                    @Nullable
                    String repository,
            @Parameter(description = "Answer at once, and go on in the background")
                    @QueryParam("background")
                    @DefaultValue("false")
                    boolean background) {
        ConnectorId connector = new ConnectorId(id);
        Optional<RepositoryPath> path = path(repository);
        Optional<ConnectionTest> test = background ? tests.start(connector, path) : tests.test(connector, path);
        ConnectionTestAnswer answer = test.map(ConnectionTestAnswer::of).orElseThrow(Problems::noConnector);
        return background
                ? Response.accepted(answer)
                        .location(URI.create("/connectors/" + id + "/tests/" + answer.id()))
                        .build()
                : Response.ok(answer).build();
    }

    @GET
    @Path("/{id}/tests")
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            summary = "Lists a connector's tests",
            description = "The latest first; the last 20 are kept. Roles viewer, operator, admin.")
    @APIResponse(
            responseCode = "200",
            description = "The tests",
            content = @Content(schema = @Schema(implementation = ConnectionTestAnswer.Page.class)))
    public ConnectionTestAnswer.Page list(
            @PathParam("id") UUID id,
            @QueryParam("after") @Nullable UUID after,
            @QueryParam("limit") @DefaultValue("20") int limit) {
        ConnectorId connector = new ConnectorId(id);
        if (connectors.find(connector).isEmpty()) {
            throw Problems.noConnector();
        }
        int size = Math.clamp(limit, 1, LARGEST_PAGE);
        Slice<ConnectionTestAnswer> slice = Slice.of(
                tests.list(connector, after, size + 1).stream()
                        .map(ConnectionTestAnswer::of)
                        .toList(),
                size);
        return new ConnectionTestAnswer.Page(slice.items(), slice.next(test -> Objects.requireNonNull(test.id())));
    }

    @GET
    @Path("/{id}/tests/{test}")
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            summary = "Shows a test",
            description = "Its steps appear as they are done. Roles viewer, operator, admin.")
    @APIResponse(
            responseCode = "200",
            description = "The test",
            content = @Content(schema = @Schema(implementation = ConnectionTestAnswer.class)))
    public ConnectionTestAnswer get(@PathParam("id") UUID id, @PathParam("test") UUID test) {
        return tests.find(new ConnectorId(id), new ConnectionTestId(test))
                .map(ConnectionTestAnswer::of)
                .orElseThrow(Problems::noConnectionTest);
    }

    /** The repository to look at, if the request names one. */
    static Optional<RepositoryPath> path(@Nullable String repository) {
        if (repository == null) {
            return Optional.empty();
        }
        Faults faults = new Faults();
        Optional<RepositoryPath> path =
                Optional.ofNullable(faults.read("repository", () -> RepositoryPath.of(repository)));
        faults.check();
        return path;
    }
}
