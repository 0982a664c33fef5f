package io.hookline.connector.credential;

import io.hookline.contracts.event.Product;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/** The scopes (Cloud) and permissions (Data Center) that each kind of credential needs for each use, and what is short of them. */
public final class RequiredScopes {

    private static final Set<String> CLOUD_ADMIN = Set.of("repository", "repository:admin", "pullrequest", "webhook");
    private static final Set<String> CLOUD_READ = Set.of("repository", "pullrequest");
    private static final Set<String> API_TOKEN_ADMIN = Set.of(
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
    private static final Set<String> API_TOKEN_READ = Set.of(
            "read:user:bitbucket",
            "read:workspace:bitbucket",
            "read:repository:bitbucket",
            "read:pullrequest:bitbucket");

    private RequiredScopes() {}

    /** What is to be ticked when the credential is made; empty where the kind has no scopes. Sorted. */
    public static Set<String> of(Product product, CredentialKind kind, Use use) {
        if (use == Use.GIT || kind == CredentialKind.SSH_KEY) {
            return Set.of();
        }
        return new TreeSet<>(
                switch (product) {
                    case CLOUD -> cloud(kind, use);
                    case DATA_CENTER -> Set.of(use == Use.SETUP ? "REPO_ADMIN" : "REPO_READ");
                });
    }

    private static Set<String> cloud(CredentialKind kind, Use use) {
        boolean admin = use == Use.SETUP;
        return switch (kind) {
            case API_TOKEN -> admin ? API_TOKEN_ADMIN : API_TOKEN_READ;
            case ACCESS_TOKEN -> admin ? CLOUD_ADMIN : CLOUD_READ;
            case OAUTH_CLIENT, OAUTH_CODE -> {
                Set<String> scopes = new TreeSet<>(admin ? CLOUD_ADMIN : CLOUD_READ);
                scopes.add("account");
                yield scopes;
            }
            case BASIC, SSH_KEY -> Set.of();
        };
    }

    /** Which of the required scopes a grant lacks, with what its scopes imply taken into account. Sorted. */
    public static Set<String> missing(Set<String> required, Set<String> granted) {
        Set<String> all = new LinkedHashSet<>(granted);
        imply(all, "pullrequest:write", "pullrequest", "repository:write");
        imply(all, "pullrequest", "repository");
        imply(all, "project", "repository");
        imply(all, "repository:write", "repository");
        imply(all, "SYSTEM_ADMIN", "ADMIN_WRITE");
        imply(all, "ADMIN_WRITE", "PROJECT_ADMIN");
        imply(all, "PROJECT_ADMIN", "REPO_ADMIN");
        imply(all, "REPO_ADMIN", "REPO_WRITE");
        imply(all, "REPO_WRITE", "REPO_READ");
        Set<String> missing = new TreeSet<>(required);
        missing.removeAll(all);
        return missing;
    }

    private static void imply(Set<String> scopes, String scope, String... implied) {
        if (scopes.contains(scope)) {
            scopes.addAll(Set.of(implied));
        }
    }
}
