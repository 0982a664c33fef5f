package io.hookline.connector.inventory;

import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Page;
import io.hookline.bitbucket.PageRequest;
import io.hookline.bitbucket.Purpose;
import io.hookline.bitbucket.Repository;
import io.hookline.bitbucket.RepositoryFilter;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.Workspace;
import io.hookline.connector.connection.Access;
import io.hookline.connector.connection.Connectors;
import io.hookline.connector.observe.Remedy;
import io.hookline.connector.project.ProjectDirectory;
import io.hookline.connector.project.ProjectView;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.RepositoryId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Function;

/** Looks around on Bitbucket with a connector's credential; one call to Bitbucket a page. Calls block. */
@ApplicationScoped
public class Inventory {

    private final Connectors connectors;
    private final ProjectDirectory projects;

    Inventory(Connectors connectors, ProjectDirectory projects) {
        this.connectors = connectors;
        this.projects = projects;
    }

    /** A page of the workspaces, on Data Center projects, that the credential may see. */
    public Listing<Workspace> workspaces(ConnectorId connector, PageRequest page) {
        return connectors
                .open(connector, Purpose.REPAIR)
                .map(access -> listing(access, access.bitbucket().workspaces(page), Function.identity()))
                .orElseGet(Listing.UnknownConnector::new);
    }

    /** A page of repositories, each with the project that it has. */
    public Listing<InventoryItem> repositories(ConnectorId connector, RepositoryFilter filter, PageRequest page) {
        return connectors
                .open(connector, Purpose.REPAIR)
                .map(access -> access.product() == Product.CLOUD && filter.container() == null
                        ? new Listing.WorkspaceNeeded<InventoryItem>()
                        : listing(
                                access,
                                access.bitbucket().repositories(filter, page),
                                found -> withProjects(access, found)))
                .orElseGet(Listing.UnknownConnector::new);
    }

    private Page<InventoryItem> withProjects(Access access, Page<Repository> page) {
        Map<RepositoryId, ProjectView> known = projects.ofRepositories(
                access.instance(), page.items().stream().map(Inventory::id).toList());
        return new Page<>(
                page.items().stream()
                        .map(repository -> new InventoryItem(repository, known.get(id(repository))))
                        .toList(),
                page.next());
    }

    private static RepositoryId id(Repository repository) {
        return RepositoryId.of(repository.id().value());
    }

    private static <T, U> Listing<U> listing(Access access, Result<Page<T>> result, Function<Page<T>, Page<U>> show) {
        return switch (result) {
            case Result.Ok<Page<T>>(var page) -> new Listing.Listed<>(show.apply(page));
            case Result.Failed<Page<T>>(var failure) -> new Listing.Refused<>(failure, remedy(failure, access));
        };
    }

    /** What a person can do about a list that Bitbucket does not give. */
    public static String remedy(Failure failure, Access access) {
        return switch (failure) {
            case Failure.NotFound _ ->
                "Check the workspace's or project's key, and that the connector's credential may see it.";
            case Failure.Invalid _ -> "Leave the cursor out to begin with the first page.";
            case Failure.Forbidden(var _, var scopes)
            when !scopes.isEmpty() ->
                "Give the connector's credential what it lacks: " + String.join(", ", scopes) + ".";
            case Failure.Forbidden _ -> "Use a credential of a user who may list them.";
            case Failure.Unauthorized _,
                    Failure.Conflict _,
                    Failure.Gone _,
                    Failure.RateLimited _,
                    Failure.Unavailable _,
                    Failure.NotAllowed _,
                    Failure.HostUnconfirmed _,
                    Failure.Untrusted _ -> Remedy.of(failure, access.product(), access.credentialKind());
        };
    }
}
