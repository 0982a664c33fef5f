package io.hookline.health.diagnose;

import io.hookline.contracts.health.RepairKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The repository is known under an old name, place or default branch; all still works. */
public sealed interface RepositoryOutdated extends Finding {

    @Override
    default Check check() {
        return Check.REPOSITORY;
    }

    @Override
    default Severity severity() {
        return Severity.ADVICE;
    }

    @Override
    default Optional<RepairKind> repair() {
        return Optional.of(RepairKind.REPOSITORY);
    }

    @Override
    default String remedy() {
        return "Hookline follows the repository to where it is.";
    }

    record RepositoryMoved(String from, String to) implements RepositoryOutdated {
        @Override
        public String evidence() {
            return "The repository is now %s; it was %s.".formatted(to, from);
        }
    }

    record DefaultBranchChanged(@Nullable String from, String to) implements RepositoryOutdated {
        @Override
        public String evidence() {
            return "The default branch is now %s; it was %s.".formatted(to, from == null ? "not there" : from);
        }
    }
}
