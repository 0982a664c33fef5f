package io.hookline.benchmarks.trigger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hookline.contracts.event.Delivery;
import io.hookline.contracts.event.EventHeader;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.RefChange;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.EventId;
import io.hookline.contracts.id.HookId;
import io.hookline.contracts.project.Project;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A push of one commit to one branch.
 *
 * @param before null where it makes the branch
 * @param delivery its id
 */
record Push(Project project, String branch, @Nullable CommitHash before, CommitHash after, String delivery) {

    private static final HookId HOOK = HookId.of("0123456789abcdef0123456789abcdef");
    private static final String MESSAGE = "Count the coins";
    private static final int BODY = 2048;

    /** What the gateway makes of it. */
    RepositoryEvent event() {
        EventHeader header = new EventHeader(
                EventId.from(HOOK, delivery),
                project.id(),
                project.repository(),
                Instant.now(),
                new Delivery(HOOK, delivery, "repo:push"),
                null);
        return new RepositoryEvent.Pushed(
                header, List.of(new RefChange(GitRef.branch(branch), before, after, false, MESSAGE)));
    }

    /** What Bitbucket Cloud sends: 2 KB. */
    byte[] body() {
        String text = """
                {"push":{"changes":[{"old":%s,"new":%s,"created":%s,"closed":false,"forced":false,"truncated":false,\
                "commits":[]}]},"repository":{"type":"repository","uuid":"%s","full_name":"%s","name":"Shop","scm":"git",\
                "is_private":true},"actor":{"type":"user","display_name":"Ann Example","uuid":"{5b1c3a52-9d7e-4b52}",\
                "nickname":"ann"}}""".formatted(
                        side(before),
                        side(after),
                        before == null,
                        project.repository().id().value(),
                        project.repository().path());
        return (text + " ".repeat(Math.max(0, BODY - text.length()))).getBytes(UTF_8);
    }

    private String side(@Nullable CommitHash commit) {
        return commit == null ? "null" : """
                {"type":"branch","name":"%s","target":{"type":"commit","hash":"%s","date":"2026-11-20T10:00:00+00:00",\
                "message":"%s"}}""".formatted(branch, commit.value(), MESSAGE);
    }
}
