package io.hookline.connector.imports;

import io.hookline.bitbucket.RepositoryPath;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Gives out names, each once. */
final class NamePlan {

    private final NamingRule rule;
    private final Set<String> taken;

    NamePlan(NamingRule rule, Collection<String> taken) {
        this.rule = rule;
        this.taken = new HashSet<>(taken);
    }

    /** The name of the next project; empty where all that it could have are taken. */
    Optional<String> next(RepositoryPath repository) {
        return rule.names(repository).stream().filter(taken::add).findFirst();
    }
}
