package io.hookline.connector.imports;

import io.hookline.bitbucket.Page;
import io.hookline.bitbucket.PageCursor;
import io.hookline.bitbucket.PageRequest;
import io.hookline.bitbucket.Purpose;
import io.hookline.bitbucket.Repository;
import io.hookline.bitbucket.RepositoryFilter;
import io.hookline.bitbucket.RepositoryFilter.Reach;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.Result;
import io.hookline.connector.connection.Access;
import io.hookline.connector.connection.Connectors;
import io.hookline.connector.imports.Preview.Line;
import io.hookline.connector.inventory.Inventory;
import io.hookline.connector.observe.Remedy;
import io.hookline.connector.project.ProjectDirectory;
import io.hookline.connector.project.ProjectView;
import io.hookline.contracts.id.RepositoryId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;

/** Says what an import would do, and does nothing. Calls block. */
@ApplicationScoped
class Previewer {

    private static final int AT_A_TIME = 8;

    private final Connectors connectors;
    private final ProjectDirectory projects;

    Previewer(Connectors connectors, ProjectDirectory projects) {
        this.connectors = connectors;
        this.projects = projects;
    }

    Preview preview(NewImport wanted) {
        return connectors
                .open(wanted.connector(), Purpose.ROUTINE)
                .map(access -> preview(wanted, access))
                .orElseGet(Preview.UnknownConnector::new);
    }

    private Preview preview(NewImport wanted, Access access) {
        Result<List<Sought>> sought = switch (wanted.selection()) {
            case Selection.Named named -> lookUp(named, access);
            case Selection.AllOf all -> list(all, access);
        };
        return switch (sought) {
            case Result.Ok<List<Sought>>(var found) -> new Preview.Planned(plan(wanted.naming(), found, access));
            case Result.Failed<List<Sought>>(var failure) ->
                new Preview.Refused(failure, Inventory.remedy(failure, access));
        };
    }

    /** A repository, or why there is none. */
    private record Sought(
            RepositoryPath path,
            @Nullable Repository found,
            @Nullable String why) {}

    private static Result<List<Sought>> lookUp(Selection.Named named, Access access) {
        List<Result<Sought>> all = named.repositories().stream()
                .gather(Gatherers.mapConcurrent(AT_A_TIME, path -> lookUp(path, access)))
                .toList();
        List<Sought> sought = new ArrayList<>();
        for (Result<Sought> one : all) {
            switch (one) {
                case Result.Ok<Sought>(var found) -> sought.add(found);
                case Result.Failed<Sought>(var failure) -> {
                    return Result.failed(failure);
                }
            }
        }
        return Result.ok(sought);
    }

    private static Result<Sought> lookUp(RepositoryPath path, Access access) {
        return access.bitbucket()
                .repository(path)
                .map(found -> new Sought(found.path(), found, null))
                .recover(failure -> {
                    String remedy = Remedy.of(failure, access.product(), access.credentialKind());
                    return ItemOutcome.of(failure, remedy) instanceof ItemOutcome.Failed(var why)
                            ? Result.ok(new Sought(path, null, why))
                            : Result.failed(failure);
                });
    }

    private static Result<List<Sought>> list(Selection.AllOf all, Access access) {
        RepositoryFilter filter = new RepositoryFilter(all.workspace(), null, Reach.ADMINISTERED);
        List<Sought> sought = new ArrayList<>();
        PageCursor next = null;
        do {
            switch (access.bitbucket().repositories(filter, PageRequest.after(next))) {
                case Result.Failed<Page<Repository>>(var failure) -> {
                    return Result.failed(failure);
                }
                case Result.Ok<Page<Repository>>(var page) -> {
                    page.items().stream()
                            .filter(found -> all.takes(found.path()))
                            .forEach(found -> sought.add(new Sought(found.path(), found, null)));
                    next = page.next();
                }
            }
        } while (next != null);
        return Result.ok(sought);
    }

    private List<Line> plan(NamingRule naming, List<Sought> sought, Access access) {
        List<RepositoryId> ids = sought.stream()
                .filter(one -> one.found() != null)
                .map(one -> RepositoryId.of(one.found().id().value()))
                .toList();
        Map<RepositoryId, ProjectView> known = projects.ofRepositories(access.instance(), ids);
        Set<String> names = projects.taken(sought.stream()
                .flatMap(one -> naming.names(one.path()).stream())
                .toList());
        NamePlan plan = new NamePlan(naming, names);
        return sought.stream().map(one -> line(one, known, plan)).toList();
    }

    private static Line line(Sought sought, Map<RepositoryId, ProjectView> known, NamePlan plan) {
        Repository found = sought.found();
        if (found == null) {
            return new Line.WouldFail(sought.path(), String.valueOf(sought.why()));
        }
        ProjectView project = known.get(RepositoryId.of(found.id().value()));
        if (project != null) {
            return new Line.Exists(
                    found.path(), project.project().id(), project.project().name());
        }
        return plan.next(found.path())
                .<Line>map(name -> new Line.WouldBeMade(found.path(), name))
                .orElseGet(() -> new Line.WouldFail(found.path(), "Other projects have all the names it could have."));
    }
}
