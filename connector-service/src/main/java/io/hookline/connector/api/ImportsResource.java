package io.hookline.connector.api;

import io.hookline.connector.imports.ImportId;
import io.hookline.connector.imports.ImportView;
import io.hookline.connector.imports.Imports;
import io.hookline.connector.imports.ItemStatus;
import io.hookline.connector.imports.NewImport;
import io.hookline.connector.imports.Preview;
import io.hookline.contracts.id.ConnectorId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/connectors/{id}/imports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "imports", description = "Jobs that make projects of many repositories.")
class ImportsResource {

    private static final int LARGEST_PAGE = 200;
    private static final int FAILURES_SHOWN = 20;

    private final Imports imports;
    private final SettingsForm settingsForm;

    ImportsResource(Imports imports, SettingsForm settingsForm) {
        this.imports = imports;
        this.settingsForm = settingsForm;
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Imports repositories: makes a project of each",
            description =
                    "Goes on by itself at the pace of Bitbucket's budget of calls, and makes no second project of a"
                            + " repository. With dryRun, says what would be made. Role admin.")
    @APIResponse(
            responseCode = "202",
            description = "Begun; Location is the import",
            content = @Content(schema = @Schema(implementation = ImportAnswer.class)))
    @APIResponse(
            responseCode = "200",
            description = "What a dry run says",
            content = @Content(schema = @Schema(implementation = PreviewAnswer.class)))
    @APIResponse(responseCode = "422", description = "The request has faults; or Bitbucket refuses a dry run")
    @APIResponse(responseCode = "503", description = "Bitbucket does not answer a dry run, or limits the rate")
    public Response start(@PathParam("id") UUID id, ImportForm form) {
        NewImport wanted = Bodies.required(form).read(id, settingsForm);
        if (form.isDryRun()) {
            return Response.ok(preview(wanted)).build();
        }
        ImportView begun = imports.start(wanted).orElseThrow(Problems::noConnector);
        return Response.accepted(answer(begun))
                .location(URI.create(
                        "/connectors/" + id + "/imports/" + begun.job().id()))
                .build();
    }

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            summary = "Lists a connector's imports, the newest first",
            description = "Roles viewer, operator, admin.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = ImportAnswer.Page.class)))
    public ImportAnswer.Page list(
            @PathParam("id") UUID id,
            @QueryParam("after") @Nullable UUID after,
            @QueryParam("limit") @DefaultValue("20") int limit) {
        int size = Math.clamp(limit, 1, LARGEST_PAGE);
        Slice<ImportAnswer> slice = Slice.of(
                imports.list(new ConnectorId(id), after == null ? null : new ImportId(after), size + 1).stream()
                        .map(view -> ImportAnswer.of(view, null))
                        .toList(),
                size);
        return new ImportAnswer.Page(slice.items(), slice.next(ImportAnswer::id));
    }

    @GET
    @Path("/{job}")
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
    @Operation(summary = "Shows how far an import is", description = "Roles viewer, operator, admin.")
    @APIResponse(
            responseCode = "200",
            description = "The import",
            content = @Content(schema = @Schema(implementation = ImportAnswer.class)))
    public ImportAnswer get(@PathParam("id") UUID id, @PathParam("job") UUID job) {
        return answer(imports.find(new ConnectorId(id), new ImportId(job)).orElseThrow(ImportsResource::noImport));
    }

    @GET
    @Path("/{job}/items")
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
    @Operation(summary = "Lists an import's repositories in order", description = "Roles viewer, operator, admin.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = ImportAnswer.ItemPage.class)))
    public ImportAnswer.ItemPage items(
            @PathParam("id") UUID id,
            @PathParam("job") UUID job,
            @Parameter(description = "Only those that are so far") @QueryParam("status") @Nullable ItemStatus status,
            @QueryParam("after") @DefaultValue("0") int after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        ImportId found = imports.find(new ConnectorId(id), new ImportId(job))
                .orElseThrow(ImportsResource::noImport)
                .job()
                .id();
        int size = Math.clamp(limit, 1, LARGEST_PAGE);
        Slice<ImportAnswer.Item> slice = Slice.of(
                imports.items(found, status, after, size + 1).stream()
                        .map(ImportAnswer.Item::of)
                        .toList(),
                size);
        return new ImportAnswer.ItemPage(slice.items(), slice.next(ImportAnswer.Item::position));
    }

    @POST
    @Path("/{job}/cancel")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Stops an import",
            description =
                    "What is under way ends, and what was made stays. Harmless where the import has ended. Role admin.")
    @APIResponse(
            responseCode = "200",
            description = "The import",
            content = @Content(schema = @Schema(implementation = ImportAnswer.class)))
    public ImportAnswer cancel(@PathParam("id") UUID id, @PathParam("job") UUID job) {
        return answer(imports.cancel(new ConnectorId(id), new ImportId(job)).orElseThrow(ImportsResource::noImport));
    }

    @POST
    @Path("/{job}/resume")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Goes on with an import, and tries again what failed",
            description = "Whether it was cancelled, halted, or done with failures. Role admin.")
    @APIResponse(
            responseCode = "200",
            description = "The import",
            content = @Content(schema = @Schema(implementation = ImportAnswer.class)))
    public ImportAnswer resume(@PathParam("id") UUID id, @PathParam("job") UUID job) {
        return answer(imports.resume(new ConnectorId(id), new ImportId(job)).orElseThrow(ImportsResource::noImport));
    }

    private PreviewAnswer preview(NewImport wanted) {
        return switch (imports.preview(wanted)) {
            case Preview.Planned planned -> PreviewAnswer.of(planned);
            case Preview.UnknownConnector _ -> throw Problems.noConnector();
            case Preview.Refused(var failure, var remedy) -> throw Problems.ofBitbucket(failure, remedy);
        };
    }

    private ImportAnswer answer(ImportView view) {
        return ImportAnswer.of(view, imports.items(view.job().id(), ItemStatus.FAILED, 0, FAILURES_SHOWN));
    }

    private static ProblemException noImport() {
        return Problem.of(
                        404,
                        "unknown-import",
                        "The connector has no such import",
                        "List its imports with GET /connectors/{id}/imports.")
                .asException();
    }
}
