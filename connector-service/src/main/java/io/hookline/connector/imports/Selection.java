package io.hookline.connector.imports;

import com.google.re2j.Pattern;
import io.hookline.bitbucket.RepositoryPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which repositories are imported. */
public sealed interface Selection {

    /** Those named. */
    record Named(List<RepositoryPath> repositories) implements Selection {
        public Named {
            repositories = List.copyOf(repositories);
        }
    }

    /**
     * All of a workspace, on Data Center of a project, that the credential administers.
     *
     * @param matching an RE2 pattern that a repository's whole slug matches; null for any
     */
    record AllOf(String workspace, @Nullable Pattern matching) implements Selection {

        boolean takes(RepositoryPath repository) {
            return matching == null || matching.matches(repository.slug());
        }
    }
}
