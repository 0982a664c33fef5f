package io.hookline.connector.check;

import io.hookline.bitbucket.RepositoryPath;
import io.hookline.connector.connection.ConnectorSettings;
import io.hookline.connector.connection.Connectors;
import io.hookline.connector.connection.NewConnector;
import io.hookline.connector.connection.OpenedConnector;
import io.hookline.connector.hostkey.HostKey;
import io.hookline.connector.hostkey.HostKeys;
import io.hookline.connector.project.Projects;
import io.hookline.contracts.id.ConnectorId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Makes what is tested out of connectors: the one place that knows both. */
@Singleton
class Subjects {

    private static final String NOBODY = "";

    private final Connectors connectors;
    private final Projects projects;
    private final HostKeys hostKeys;

    Subjects(Connectors connectors, Projects projects, HostKeys hostKeys) {
        this.connectors = connectors;
        this.projects = projects;
        this.hostKeys = hostKeys;
    }

    /**
     * A stored connector, looked at through a repository: the one given, else the one it names, else that of one of its projects.
     *
     * @return empty where there is no such connector
     */
    Optional<Subject> of(ConnectorId id, Optional<RepositoryPath> repository) {
        return connectors
                .unseal(id)
                .map(opened ->
                        of(opened, repository.or(() -> named(opened.settings())).or(() -> ofProject(id))));
    }

    /** A connector that is not stored. */
    Subject of(NewConnector wanted, Optional<RepositoryPath> repository) {
        String instance = wanted.baseUrl().toString();
        List<HostKey> keys = wanted.knownHosts() == null
                ? hostKeys.of(instance)
                : hostKeys.given(instance, wanted.knownHosts(), NOBODY);
        return of(OpenedConnector.of(wanted, keys), repository);
    }

    private Optional<RepositoryPath> ofProject(ConnectorId id) {
        return projects.list(null, id, null, 1).stream()
                .findFirst()
                .map(view -> RepositoryPath.of(view.project().repository().path()));
    }

    /** The one that the connector itself names. */
    private static Optional<RepositoryPath> named(ConnectorSettings settings) {
        return settings.url().repository().or(() -> Optional.ofNullable(settings.testRepository()));
    }

    private static Subject of(OpenedConnector opened, Optional<RepositoryPath> repository) {
        return new Subject(
                opened.settings().product(),
                opened.settings().baseUrl(),
                opened.credential(),
                opened.notConnected(),
                opened.hostKeys(),
                opened.ssh(),
                opened.settings().connectionType(),
                repository.or(() -> named(opened.settings())),
                opened.settings().owner(),
                opened.settings().caBundle(),
                opened.gitKey(),
                opened.expiresAt(),
                opened.provenAt());
    }
}
