package io.hookline.trigger.intake;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The part of connector-service's API that is needed here. */
@RegisterRestClient(configKey = "connector")
@OidcClientFilter
interface ConnectorClient {

    /**
     * A commit.
     *
     * @param hash all 40 digits
     * @param message in full
     */
    record Commit(String hash, String message) {}

    @GET
    @Path("/projects/{project}/commits/{commit}")
    @Produces(MediaType.APPLICATION_JSON)
    Uni<Commit> commit(
            @PathParam("project") String project,
            @PathParam("commit") String commit,
            @QueryParam("repository") String repositoryId,
            @QueryParam("path") String repositoryPath);

    /** Where a branch or tag stands; {@code hash} has all 40 digits. */
    record Head(String hash) {}

    @GET
    @Path("/projects/{project}/heads")
    @Produces(MediaType.APPLICATION_JSON)
    Uni<Head> head(@PathParam("project") String project, @QueryParam("ref") String ref);
}
