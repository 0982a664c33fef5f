package io.hookline.connector.imports;

import io.hookline.bitbucket.RepositoryPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** What the projects of an import are called. */
public enum NamingRule {
    /** As the repository's slug; where that is taken, as workspace and slug. */
    SLUG,
    /** As workspace and slug. */
    WORKSPACE_AND_SLUG;

    private static final int LONGEST = 100;
    private static final int SUFFIX = 8;

    /** The names to try, the best first. */
    List<String> names(RepositoryPath repository) {
        String slug = fitting(repository.slug(), repository);
        String full = fitting(repository.container() + "-" + repository.slug(), repository);
        return switch (this) {
            case SLUG -> List.of(slug, full);
            case WORKSPACE_AND_SLUG -> List.of(full);
        };
    }

    // Two long names that begin alike stay apart by what they end in.
    private static String fitting(String name, RepositoryPath repository) {
        if (name.length() <= LONGEST) {
            return name;
        }
        byte[] path = repository.toString().getBytes(StandardCharsets.UTF_8);
        String suffix = UUID.nameUUIDFromBytes(path).toString().substring(0, SUFFIX);
        return name.substring(0, LONGEST - SUFFIX - 1) + "-" + suffix;
    }
}
