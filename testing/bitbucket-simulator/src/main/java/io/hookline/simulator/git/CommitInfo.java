package io.hookline.simulator.git;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;

/** What Bitbucket shows of a commit. */
public record CommitInfo(String hash, String message, Person author, Person committer, List<Parent> parents) {

    /** Who, and when. */
    public record Person(String name, String email, Instant when) {
        static Person of(PersonIdent ident) {
            return new Person(ident.getName(), ident.getEmailAddress(), ident.getWhenAsInstant());
        }

        public String raw() {
            return name + " <" + email + ">";
        }
    }

    /** A parent's hash. */
    public record Parent(String hash) {}

    public CommitInfo {
        parents = List.copyOf(parents);
    }

    static CommitInfo of(RevCommit commit) {
        return new CommitInfo(
                commit.name(),
                commit.getFullMessage(),
                Person.of(commit.getAuthorIdent()),
                Person.of(commit.getCommitterIdent()),
                Arrays.stream(commit.getParents())
                        .map(parent -> new Parent(parent.name()))
                        .toList());
    }
}
