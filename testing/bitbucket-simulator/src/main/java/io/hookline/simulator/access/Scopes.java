package io.hookline.simulator.access;

import io.hookline.simulator.state.Permission;
import io.hookline.simulator.state.Token;
import java.util.HashSet;
import java.util.Set;

/** What scopes allow and imply. Classic scopes of Cloud imply others, granular ones and Data Center's never do. */
public final class Scopes {
    private Scopes() {}

    /** The classic scopes that a set of them amounts to. */
    static Set<String> implied(Set<String> granted) {
        Set<String> all = new HashSet<>(granted);
        if (all.contains("pullrequest:write")) {
            all.add("pullrequest");
            all.add("repository:write");
        }
        if (all.contains("pullrequest") || all.contains("repository:write") || all.contains("project")) {
            all.add("repository");
        }
        return all;
    }

    /** Whether a token satisfies either form of a requirement. */
    public static boolean satisfies(Token token, Set<String> classic, Set<String> granular) {
        return implied(token.scopes()).containsAll(classic) || token.scopes().containsAll(granular);
    }

    /** How far a token opens git and, on Data Center, REST. */
    static Permission permission(Token token) {
        Set<String> scopes = implied(token.scopes());
        return switch (token.product()) {
            case CLOUD -> cloud(scopes);
            case DATA_CENTER -> dataCenter(scopes);
        };
    }

    private static Permission cloud(Set<String> scopes) {
        if (scopes.contains("repository:write") || scopes.contains("write:repository:bitbucket")) {
            return Permission.WRITE;
        }
        return scopes.contains("repository") || scopes.contains("read:repository:bitbucket")
                ? Permission.READ
                : Permission.NONE;
    }

    private static Permission dataCenter(Set<String> scopes) {
        if (scopes.stream().anyMatch(scope -> scope.endsWith("_ADMIN"))) {
            return Permission.ADMIN;
        }
        if (scopes.stream().anyMatch(scope -> scope.endsWith("_WRITE"))) {
            return Permission.WRITE;
        }
        return scopes.stream().anyMatch(scope -> scope.endsWith("_READ")) ? Permission.READ : Permission.NONE;
    }
}
