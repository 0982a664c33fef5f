package io.hookline.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.event.Product;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One product of the simulator, as its people use it: what Hookline does not do, and does not hear of but by webhooks. */
public final class SimulatedBitbucket {

    private static final List<String> CLOUD_SCOPES = List.of(
            "read:user:bitbucket",
            "read:workspace:bitbucket",
            "read:repository:bitbucket",
            "admin:repository:bitbucket",
            "read:pullrequest:bitbucket",
            "read:webhook:bitbucket",
            "write:webhook:bitbucket",
            "delete:webhook:bitbucket",
            "write:ssh-key:bitbucket",
            "delete:ssh-key:bitbucket");
    private static final List<String> CLOUD_DEVELOPER_SCOPES =
            List.of("read:repository:bitbucket", "write:repository:bitbucket");

    private final Product product;
    private final RestClient control;

    public SimulatedBitbucket(Product product, URI control) {
        this.product = product;
        this.control = new RestClient(control, () -> "");
    }

    /** A user and the token that the simulator knows; worth nothing anywhere else. */
    public record Account(String user, String email, String token) {

        @Override
        public String toString() {
            return "Account[" + user + ", ***]";
        }
    }

    /** A repository as the simulator shows it. */
    public record Repository(String owner, String slug, String defaultBranch, URI httpClone) {

        /** As a project names it. */
        public String path() {
            return owner + "/" + slug;
        }
    }

    /** The account that Hookline's connector uses. */
    public Account hookline() {
        return account("hookline");
    }

    /** The account that commits are pushed with. */
    public Account developer() {
        return account("developer");
    }

    /** Makes both accounts, unless they are there. */
    public void seed() {
        administrator(hookline().user());
        seed(developer(), "WRITE", product == Product.CLOUD ? CLOUD_DEVELOPER_SCOPES : List.of("REPO_WRITE"));
    }

    /** An account that may do all that Hookline's may, with rate limits of its own; made unless it is there. */
    public Account administrator(String user) {
        Account account = account(user);
        seed(account, "ADMIN", product == Product.CLOUD ? CLOUD_SCOPES : List.of("REPO_ADMIN"));
        return account;
    }

    /** The repository, made with a first commit on its default branch where there is none. */
    public Repository repository(String owner, String slug) {
        return repository(control.put(path(owner, slug), Map.of()));
    }

    /** The fork of a repository in another workspace or project, made where there is none. */
    public Repository fork(Repository origin, String owner) {
        RestClient.Answer there = control.send("GET", path(owner, origin.slug()), null);
        return repository(there.isOk() ? there.body() : control.post(path(origin) + "/fork", Map.of("owner", owner)));
    }

    /**
     * Opens a pull request to the default branch; returns its number.
     *
     * @param fork where the branch is, if not in the repository itself
     */
    public long openPullRequest(Repository target, String title, String branch, @Nullable Repository fork) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("title", title);
        wanted.put("from", branch);
        if (fork != null) {
            wanted.put("fork", Map.of("owner", fork.owner(), "slug", fork.slug()));
        }
        return control.post(path(target) + "/pull-requests", wanted)
                .path("number")
                .asLong();
    }

    /** Merges a pull request. */
    public void mergePullRequest(Repository target, long number) {
        control.post(path(target) + "/pull-requests/" + number + "/merge", null);
    }

    /** Declines a pull request. */
    public void declinePullRequest(Repository target, long number) {
        control.post(path(target) + "/pull-requests/" + number + "/decline", null);
    }

    /** Deletes all webhooks of a repository, as an owner who knows of nothing might. */
    public void deleteHooks(Repository repository) {
        control.delete(path(repository) + "/hooks");
    }

    /** Deletes all deploy keys of a repository. */
    public void deleteKeys(Repository repository) {
        control.delete(path(repository) + "/keys");
    }

    /** The simulator's control API, for what has no method here. */
    public RestClient control() {
        return control;
    }

    /** Where the control API has a repository. */
    public String path(Repository repository) {
        return path(repository.owner(), repository.slug());
    }

    /** What the control API calls the product. */
    public String productName() {
        return switch (product) {
            case CLOUD -> "cloud";
            case DATA_CENTER -> "datacenter";
        };
    }

    private void seed(Account account, String permission, List<String> scopes) {
        String kind = switch (product) {
            case CLOUD -> "API_TOKEN";
            case DATA_CENTER -> "USER";
        };
        control.put(
                "/users/" + productName() + "/" + account.user(),
                Map.of("email", account.email(), "permission", permission));
        control.put(
                "/tokens",
                Map.of(
                        "product",
                        productName(),
                        "kind",
                        kind,
                        "name",
                        account.user() + "-token",
                        "value",
                        account.token(),
                        "user",
                        account.user(),
                        "scopes",
                        scopes));
    }

    private Account account(String user) {
        return new Account(user, user + "@example.com", "local-" + user + "-" + productName());
    }

    private String path(String owner, String slug) {
        return "/repositories/" + productName() + "/" + owner + "/" + slug;
    }

    private static Repository repository(JsonNode view) {
        JsonNode ref = view.path("ref");
        return new Repository(
                ref.path("owner").asText(),
                ref.path("slug").asText(),
                view.path("defaultBranch").asText(),
                URI.create(view.path("httpClone").asText()));
    }
}
