package io.hookline.connector.webhook;

import io.hookline.bitbucket.Bitbucket;
import io.hookline.bitbucket.Done;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.Webhook;
import io.hookline.bitbucket.WebhookId;
import io.hookline.bitbucket.WebhookSpec;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A repository's webhooks on Bitbucket. Every call looks first, so that it can be repeated after a crash. */
public record HookRegistrar(Bitbucket bitbucket, RepositoryPath repository, HookUrls urls) {

    /** The webhooks that deliver to this installation. */
    public Result<List<Webhook>> ours() {
        return bitbucket
                .webhooks(repository)
                .map(hooks ->
                        hooks.stream().filter(hook -> urls.isOurs(hook.url())).toList());
    }

    /** Registers a webhook, or makes the one that has its URL as it should be. */
    public Result<WebhookId> ensure(WebhookSpec wanted) {
        return ours().flatMap(hooks -> ensure(wanted, hooks));
    }

    /** As {@link #ensure(WebhookSpec)}, and removes our other webhooks; one look does for both. */
    public Result<WebhookId> ensureAlone(WebhookSpec wanted) {
        return ours().flatMap(hooks -> ensure(wanted, hooks)
                .flatMap(id -> remove(hooks.stream()
                                .filter(hook -> !hook.id().equals(id))
                                .toList())
                        .map(_ -> id)));
    }

    private Result<WebhookId> ensure(WebhookSpec wanted, List<Webhook> hooks) {
        return hooks.stream()
                .filter(hook -> hook.url().equals(wanted.url().toString()))
                .findFirst()
                .map(hook -> bitbucket.updateWebhook(repository, hook.id(), wanted))
                .orElseGet(() -> bitbucket.createWebhook(repository, wanted))
                .map(Webhook::id);
    }

    /** Removes our webhooks other than one to keep: by URL, and by the ids they were registered under. Gives how many. */
    public Result<Integer> removeOthers(Set<WebhookId> keep, Set<WebhookId> formerlyOurs) {
        return bitbucket
                .webhooks(repository)
                .flatMap(hooks -> remove(hooks.stream()
                        .filter(hook -> urls.isOurs(hook.url()) || formerlyOurs.contains(hook.id()))
                        .filter(hook -> !keep.contains(hook.id()))
                        .toList()));
    }

    /** Removes the webhooks with these URLs and no others. Gives how many. */
    public Result<Integer> remove(Set<URI> delivering) {
        Set<String> theirs = delivering.stream().map(URI::toString).collect(Collectors.toSet());
        return bitbucket
                .webhooks(repository)
                .flatMap(hooks -> remove(hooks.stream()
                        .filter(hook -> theirs.contains(hook.url()))
                        .toList()));
    }

    private Result<Integer> remove(List<Webhook> hooks) {
        for (Webhook hook : hooks) {
            if (bitbucket.deleteWebhook(repository, hook.id()) instanceof Result.Failed<Done>(var failure)
                    && !(failure instanceof Failure.NotFound)) {
                return Result.failed(failure);
            }
        }
        return Result.ok(hooks.size());
    }
}
