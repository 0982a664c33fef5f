package io.hookline.connector.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.connector.deploykey.DeployKeys;
import io.hookline.connector.project.NewProject;
import io.hookline.connector.project.ProjectCreation;
import io.hookline.connector.project.ProjectRemoval;
import io.hookline.connector.project.ProjectView;
import io.hookline.connector.project.Projects;
import io.hookline.connector.store.Role;
import io.hookline.connector.webhook.HookUrls;
import io.hookline.connector.webhook.Webhooks;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.project.ProjectSettings;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/projects")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(
        name = "projects",
        description = "One project is one repository that is built: its deploy key, its webhook, its settings.")
class ProjectsResource {

    private static final int LARGEST_PAGE = 200;
    private static final String SETTINGS = """
            {"buildMode":"ONLY_PULL_REQUESTS","forks":"APPROVAL","tags":"MATCHING","drafts":"SKIP","skipMarkers":true,\
            "autoCancel":true,"sourceBranches":["feature/.*"],"targetBranches":["main"],"alwaysBuild":["release/.*"],\
            "tagPatterns":["v[0-9.]+"],"approvers":["{c9f2a1de-0f6c-4c55-8a55-0e5c1d7f3a10}"],"approvalComment":"/build"}""";

    private final Projects projects;
    private final DeployKeys keys;
    private final Webhooks hooks;
    private final HookUrls urls;
    private final SettingsForm settingsForm;
    private final Revisions revisions;
    private final MadeId madeId;

    ProjectsResource(
            Projects projects,
            DeployKeys keys,
            Webhooks hooks,
            HookUrls urls,
            SettingsForm settingsForm,
            Revisions revisions,
            MadeId madeId) {
        this.projects = projects;
        this.keys = keys;
        this.hooks = hooks;
        this.urls = urls;
        this.settingsForm = settingsForm;
        this.revisions = revisions;
        this.madeId = madeId;
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Makes a project and sets its repository up",
            description =
                    "Registers a read-only deploy key and a webhook on Bitbucket. Where Bitbucket does not answer, the project"
                            + " is SETTING_UP and set-up goes on by itself; where it refuses, nothing is left. Role admin.")
    @Parameter(
            in = ParameterIn.HEADER,
            name = Idempotent.HEADER,
            description = Idempotent.DESCRIPTION,
            schema = @Schema(implementation = String.class))
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = ProjectAnswer.class)))
    @APIResponse(
            responseCode = "409",
            description = "The repository has a project already, or the name is taken; names the first")
    @APIResponse(responseCode = "422", description = "The request has faults, or Bitbucket refuses; says what to do")
    @APIResponse(responseCode = "503", description = "Bitbucket does not answer; nothing was stored")
    public RestResponse<ProjectAnswer> create(ProjectForm form) {
        return switch (projects.create(form(form))) {
            case ProjectCreation.Created(var project) -> {
                ProjectAnswer answer = answer(project);
                yield RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, answer)
                        .location(URI.create("/projects/" + project.project().id()))
                        .tag(revisions.tag(project.project().version(), answer))
                        .build();
            }
            case ProjectCreation.UnknownConnector _ -> throw Problems.unknownConnectorNamed();
            case ProjectCreation.NameTaken(var first) -> throw Problems.nameTaken("project", first);
            case ProjectCreation.RepositoryTaken(var first, var name) -> throw Problems.repositoryTaken(first, name);
            case ProjectCreation.NotCovered(var own) -> throw Problems.otherRepository(own);
            case ProjectCreation.NoSsh _ -> throw Problems.noSsh();
            case ProjectCreation.Refused(var failure, var remedy) -> throw Problems.ofBitbucket(failure, remedy);
        };
    }

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
    @Operation(summary = "Lists projects by name", description = "Roles viewer, operator, admin.")
    public ProjectAnswer.Page list(
            @QueryParam("name") @Nullable String name,
            @QueryParam("connector") @Nullable UUID connector,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        int size = Math.clamp(limit, 1, LARGEST_PAGE);
        Slice<ProjectAnswer> slice = Slice.of(
                projects.list(name, connector == null ? null : new ConnectorId(connector), after, size + 1).stream()
                        .map(view -> ProjectAnswer.of(view, null, null))
                        .toList(),
                size);
        return new ProjectAnswer.Page(slice.items(), slice.next(ProjectAnswer::name));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
    @Operation(summary = "Shows a project", description = "Roles viewer, operator, admin.")
    @APIResponse(responseCode = "200", description = "The project")
    @APIResponse(responseCode = "304", description = "The client has it already, by If-None-Match")
    public RestResponse<ProjectAnswer> get(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        ProjectView found = projects.find(new ProjectId(id)).orElseThrow(Problems::noProject);
        return revisions.answer(found.project().version(), answer(found), ifNoneMatch);
    }

    @PUT
    @Path("/{id}/settings")
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            summary = "Replaces a project's settings",
            description = "What is left out has its default. Roles operator, admin.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = ProjectSettings.class),
                            examples = @ExampleObject(name = "settings", value = SETTINGS)))
    @APIResponse(responseCode = "200", description = "Changed")
    @APIResponse(responseCode = "422", description = "What is no setting, or has no such value; nothing was changed")
    public RestResponse<ProjectAnswer> replaceSettings(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, JsonNode settings) {
        return changeSettings(id, ifMatch, _ -> merged(ProjectSettings.DEFAULTS, settings));
    }

    @PATCH
    @Path("/{id}/settings")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            summary = "Changes some of a project's settings",
            description = "A JSON Merge Patch; null gives a setting its default. Roles operator, admin.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = ProjectSettings.class),
                            examples = @ExampleObject(name = "settings", value = SETTINGS)))
    @APIResponse(responseCode = "200", description = "Changed")
    @APIResponse(responseCode = "422", description = "What is no setting, or has no such value; nothing was changed")
    public RestResponse<ProjectAnswer> changeSettings(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, JsonNode patch) {
        return changeSettings(id, ifMatch, now -> merged(now, patch));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Removes a project, with its key and webhook on Bitbucket",
            description =
                    "Says what Bitbucket did not let go and why. Then the project stays and its removal is tried again, by itself or by"
                            + " asking again; with force=true it is forgotten, and what is left is to be removed by hand. Role admin.")
    @APIResponse(
            responseCode = "200",
            description = "Removed",
            content =
                    @Content(
                            schema = @Schema(implementation = RemovalAnswer.class),
                            example = "{\"removed\":true,\"left\":[]}"))
    @APIResponse(
            responseCode = "202",
            description = "Not removed yet: Bitbucket did not let everything go",
            content = @Content(schema = @Schema(implementation = RemovalAnswer.class)))
    @APIResponse(responseCode = "409", description = "It is being set up or repaired; says when to try again")
    public RestResponse<RemovalAnswer> remove(
            @PathParam("id") UUID id,
            @Parameter(description = "Forgets the project though Bitbucket does not let everything go")
                    @QueryParam("force")
                    @DefaultValue("false")
                    boolean force) {
        return switch (projects.remove(new ProjectId(id), force)) {
            case ProjectRemoval.Removed(var left) -> RestResponse.ok(new RemovalAnswer(true, LeftoverAnswer.of(left)));
            case ProjectRemoval.Incomplete(var left) ->
                RestResponse.accepted(new RemovalAnswer(false, LeftoverAnswer.of(left)));
            case ProjectRemoval.Unknown _ -> throw Problems.noProject();
            case ProjectRemoval.Busy _ -> throw Problems.busy("It is being set up or repaired; try again.");
        };
    }

    /** Whether a project is removed, and what is left of it on Bitbucket. */
    @Schema(name = "Removal", examples = RemovalAnswer.EXAMPLE)
    record RemovalAnswer(boolean removed, List<LeftoverAnswer> left) {
        static final String EXAMPLE = "{\"removed\":false,\"left\":[" + LeftoverAnswer.EXAMPLE + "]}";
    }

    private RestResponse<ProjectAnswer> changeSettings(
            UUID id, @Nullable String ifMatch, UnaryOperator<ProjectSettings> change) {
        LongPredicate expected = Revisions.given(ifMatch);
        ProjectView changed = projects.changeSettings(new ProjectId(id), now -> {
                    Revisions.check(expected, now.version());
                    return change.apply(now.settings());
                })
                .orElseThrow(Problems::noProject);
        return revisions.answer(changed.project().version(), answer(changed));
    }

    private NewProject form(@Nullable ProjectForm form) {
        return Bodies.required(form).read(settingsForm).withId(new ProjectId(madeId.value()));
    }

    private ProjectSettings merged(ProjectSettings base, @Nullable JsonNode patch) {
        Faults faults = new Faults();
        ProjectSettings settings = settingsForm.merge(base, Bodies.required(patch), "settings", faults);
        faults.check();
        return settings;
    }

    private ProjectAnswer answer(ProjectView view) {
        ProjectId id = view.project().id();
        return ProjectAnswer.of(
                view,
                keys.find(id, Role.CURRENT)
                        .map(key -> ProjectAnswer.deployKey(view, key))
                        .orElse(null),
                hooks.find(id, Role.CURRENT)
                        .map(hook -> ProjectAnswer.webhook(hook, urls.of(hook.id())))
                        .orElse(null));
    }
}
