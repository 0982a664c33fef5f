package io.hookline.trigger.api;

import io.hookline.contracts.id.EventId;
import io.hookline.trigger.manual.Ask;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who asks for what; the same request of the same caller under one key is the same. */
@ApplicationScoped
class Asks {

    static final String HEADER = "Idempotency-Key";
    static final String DESCRIPTION =
            "Up to 200 visible ASCII characters, new for each request. The same request under the same key is carried out once and"
                    + " gets the first answer again; another request under it is refused.";

    private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");

    private final SecurityIdentity caller;
    private final Clock clock;

    Asks(SecurityIdentity caller, Clock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Makes a request of the caller's.
     *
     * @param subject what the operation is carried out on
     * @param key of the header; null makes a request that is like no other
     * @param what in full, so that another request under the same key is told apart
     */
    Ask of(String operation, String subject, @Nullable String key, String what) {
        String who = caller.getPrincipal().getName();
        if (key == null) {
            return new Ask(EventId.from(operation, UUID.randomUUID()), who, what, clock.instant());
        }
        if (!KEY.matcher(key).matches()) {
            throw new ProblemException(Problem.invalid(HEADER + " is 1 to 200 visible ASCII characters"));
        }
        return new Ask(EventId.from("asked", operation, subject, who, key), who, what, clock.instant());
    }
}
