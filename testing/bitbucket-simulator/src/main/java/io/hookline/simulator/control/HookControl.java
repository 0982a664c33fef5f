package io.hookline.simulator.control;

import io.hookline.simulator.action.Actions;
import io.hookline.simulator.action.Scope;
import io.hookline.simulator.http.Refusal;
import io.hookline.simulator.state.AccessKey;
import io.hookline.simulator.state.BuildStatus;
import io.hookline.simulator.state.Hook;
import io.hookline.simulator.state.Repository;
import io.hookline.simulator.state.Secret;
import io.hookline.simulator.state.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What owners do to hooks and keys behind their client's back, and what clients left on commits. */
public final class HookControl {
    private final Store store;
    private final Actions actions;
    private final RepositoryControl repositories;

    HookControl(Store store, Actions actions, RepositoryControl repositories) {
        this.store = store;
        this.actions = actions;
        this.repositories = repositories;
    }

    /** What to change of a hook; null leaves a part as it is, an empty secret removes it. */
    public record Edit(
            @Nullable String url,
            @Nullable Boolean active,
            @Nullable List<String> events,
            @Nullable String secret) {

        @Override
        public String toString() {
            return "Edit[" + url + ", " + active + ", " + events + ", ***]";
        }
    }

    /** The hooks of the repository itself, without its owner's. */
    public List<Hook> hooks(RepositoryRef ref) {
        Scope scope = Scope.of(repositories.find(ref));
        return store.hooks().where(scope::holds).toList();
    }

    private Hook hook(RepositoryRef ref, long id) {
        return hooks(ref).stream()
                .filter(hook -> hook.id() == id)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("NoSuchWebhookException", "No hook " + id));
    }

    public void deleteHook(RepositoryRef ref, long id) {
        Hook hook = hook(ref, id);
        store.run(() -> store.hooks().remove(hook.id()));
    }

    public void deleteHooks(RepositoryRef ref) {
        store.run(() -> hooks(ref).forEach(hook -> store.hooks().remove(hook.id())));
    }

    public void editHook(RepositoryRef ref, long id, Edit edit) {
        store.run(() -> {
            Hook hook = hook(ref, id);
            store.hooks()
                    .put(hook.edited(
                            hook.name(),
                            edit.url() == null ? hook.url() : edit.url(),
                            edit.active() == null ? hook.active() : edit.active(),
                            edit.events() == null ? hook.events() : edit.events(),
                            edit.secret() == null ? hook.secret() : secret(edit.secret()),
                            store.now()));
        });
    }

    /** Says whether the receiver's certificate is checked. */
    public void setSslVerification(RepositoryRef ref, long id, boolean verify) {
        store.run(() -> {
            Hook hook = hook(ref, id);
            store.hooks().put(hook.transported(hook.credentials(), verify, hook.history()));
        });
    }

    private static @Nullable Secret secret(String text) {
        return text.isEmpty() ? null : new Secret(text);
    }

    /** Registers another hook. */
    public Hook addHook(RepositoryRef ref, String name, String url, List<String> events, String secret) {
        return actions.hooks().add(Scope.of(repositories.find(ref)), name, url, true, events, secret(secret));
    }

    /** The keys of the repository itself, without its owner's. */
    public List<AccessKey> keys(RepositoryRef ref) {
        Repository repository = repositories.find(ref);
        return store.accessKeys()
                .where(key -> key.repository() != null && key.repository() == repository.id())
                .toList();
    }

    /** A key of the repository or its owner. */
    private AccessKey key(RepositoryRef ref, long keyId) {
        Repository repository = repositories.find(ref);
        return store.accessKeys()
                .where(key -> key.opens(repository) && key.keyId() == keyId)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("NoSuchAccessKeyException", "No key " + keyId));
    }

    public void deleteKey(RepositoryRef ref, long keyId) {
        AccessKey key = key(ref, keyId);
        store.run(() -> store.accessKeys().remove(key.id()));
    }

    public void deleteKeys(RepositoryRef ref) {
        store.run(() -> keys(ref).forEach(key -> store.accessKeys().remove(key.id())));
    }

    /** Registers another key with the repository, read-only. */
    public AccessKey addKey(RepositoryRef ref, String line, String label) {
        return actions.keys().add(Scope.of(repositories.find(ref)), line, label, false, null);
    }

    /** Lets a key write, or not (Data Center; Cloud's are always read-only). */
    public void setKeyWritable(RepositoryRef ref, long keyId, boolean writable) {
        store.run(() -> store.accessKeys().put(key(ref, keyId).withWritable(writable)));
    }

    /** Has git take a key no more though it stays registered, as when the OAuth consumer that added it changed (Cloud); or again. */
    public void setKeyRefused(RepositoryRef ref, long keyId, boolean refused) {
        store.run(() -> store.accessKeys().put(key(ref, keyId).withRefused(refused)));
    }

    /** Registers a key with the repository's owner instead, where it opens all of its repositories; or with the repository again. */
    public void setKeyOfOwner(RepositoryRef ref, long keyId, boolean ofOwner) {
        store.run(() -> {
            Repository repository = repositories.find(ref);
            AccessKey key = key(ref, keyId);
            store.accessKeys().put(ofOwner ? key.of(null, repository.owner()) : key.of(repository.id(), null));
        });
    }

    /** The build statuses of a commit. */
    public List<BuildStatus> statuses(RepositoryRef ref, String commit) {
        long repository = repositories.find(ref).id();
        return store.statuses()
                .where(status ->
                        status.repository() == repository && status.commit().equals(commit))
                .toList();
    }
}
