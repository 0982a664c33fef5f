package io.hookline.health.diagnose;

import io.hookline.contracts.health.RepairKind;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Something about the connector's credential, which only a person can mend; {@link #remedy} is what connector-service says to do. */
public sealed interface CredentialFault extends Finding {

    String RENEW = "Renew the connector's credential.";

    @Override
    default Optional<RepairKind> repair() {
        return Optional.empty();
    }

    @Override
    default Check check() {
        return Check.CREDENTIAL;
    }

    @Override
    default Severity severity() {
        return Severity.REFUSED;
    }

    record CredentialExpiring(Instant end, String remedy) implements CredentialFault {
        @Override
        public Severity severity() {
            return Severity.ADVICE;
        }

        @Override
        public String evidence() {
            return "The connector's credential expires at %s.".formatted(end);
        }

        @Override
        public boolean needsNoAsking() {
            return true;
        }
    }

    record CredentialExpired(@Nullable Instant end, String remedy) implements CredentialFault {
        @Override
        public String evidence() {
            return end == null
                    ? "The connector's credential has expired."
                    : "The connector's credential expired at %s.".formatted(end);
        }
    }

    record CredentialRevoked(String detail, String remedy) implements CredentialFault {
        @Override
        public String evidence() {
            return "Bitbucket refuses the connector's credential: " + detail;
        }
    }

    record CredentialNotConnected(String remedy) implements CredentialFault {
        @Override
        public String evidence() {
            return "The connector has no credential that opens Bitbucket.";
        }
    }

    /**
     * Bitbucket named scopes that the credential lacks.
     *
     * @param hides what could not be seen for that; null when all that was looked at was seen
     */
    record CredentialLacksScope(
            Set<String> scopes, @Nullable Check hides, String remedy) implements CredentialFault {
        public CredentialLacksScope {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public Check check() {
            return hides == null ? Check.CREDENTIAL : hides;
        }

        @Override
        public Severity severity() {
            return hides == null ? Severity.ADVICE : Severity.REFUSED;
        }

        @Override
        public String evidence() {
            return "The connector's credential lacks: %s.".formatted(String.join(", ", new TreeSet<>(scopes)));
        }

        @Override
        public boolean needsNoAsking() {
            return hides == null;
        }
    }

    /** The credential may not look at something, and Bitbucket names no scope; the detail has its words. */
    record CredentialForbidden(Check check, String detail) implements CredentialFault {
        @Override
        public String evidence() {
            return "The connector's credential may not look at this: " + detail;
        }

        @Override
        public String remedy() {
            return "Give the credential the permission that Bitbucket names.";
        }
    }
}
