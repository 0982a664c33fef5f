package io.hookline.connector.api;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.security.Principal;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who sends the request. */
@RequestScoped
class Caller {

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The token's subject, which stays the same when a person is renamed. */
    String subject() {
        Principal principal = identity.getPrincipal();
        return principal instanceof JsonWebToken token && token.getSubject() != null
                ? token.getSubject()
                : principal.getName();
    }

    /** The name that people know. */
    String name() {
        return identity.getPrincipal().getName();
    }

    Set<String> roles() {
        return identity.getRoles();
    }
}
