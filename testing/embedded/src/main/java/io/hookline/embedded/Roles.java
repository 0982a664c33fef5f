package io.hookline.embedded;

import java.util.List;
import java.util.Map;

/** Which groups a client's tokens carry: {@code hookline-<role>} its role, the services' own accounts what their calls need. */
final class Roles {

    private static final String CLIENT_PREFIX = "hookline-";
    private static final List<String> ROLES = List.of("viewer", "operator", "admin", "runner");
    private static final Map<String, List<String>> SERVICE_ACCOUNTS =
            Map.of("hookline-health-monitor", List.of("operator"), "hookline-trigger-engine", List.of("operator"));

    private Roles() {}

    static String clientFor(String role) {
        if (!ROLES.contains(role)) {
            throw new IllegalArgumentException("roles are %s, not %s".formatted(ROLES, role));
        }
        return CLIENT_PREFIX + role;
    }

    /** Empty for a client that nobody knows. */
    static List<String> of(String client) {
        List<String> account = SERVICE_ACCOUNTS.get(client);
        if (account != null) {
            return account;
        }
        return ROLES.stream()
                .filter(role -> client.equals(CLIENT_PREFIX + role))
                .toList();
    }
}
