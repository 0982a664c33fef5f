package io.hookline.health.diagnose;

import io.hookline.contracts.health.Observation;
import io.hookline.contracts.health.Observation.CredentialKnown;
import io.hookline.contracts.health.Observation.CredentialState;
import io.hookline.contracts.health.Observation.Known;
import io.hookline.contracts.health.Observation.Look.Unseen;
import io.hookline.contracts.health.Observation.Why;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The credential is taken, holds for a while, and lacks nothing. What connector-service knows names what Bitbucket only refuses. */
final class JudgeCredential {

    private JudgeCredential() {}

    static List<Finding> judge(Observation observation) {
        Optional<String> refusal = refusal(observation);
        Known known = observation.known();
        if (known == null) {
            return refusal
                    .<Finding>map(detail -> new CredentialFault.CredentialRevoked(detail, CredentialFault.RENEW))
                    .stream()
                    .toList();
        }
        CredentialKnown credential = known.credential();
        String remedy = remedyOf(credential);
        return switch (credential.state()) {
            case CONNECTED, INSUFFICIENT, EXPIRING ->
                Stream.concat(refused(refusal, remedy), ahead(observation, credential, remedy))
                        .toList();
            case REVOKED ->
                List.of(new CredentialFault.CredentialRevoked(refusal.orElse("seen by an earlier call."), remedy));
            case EXPIRED -> List.of(new CredentialFault.CredentialExpired(credential.expiresAt(), remedy));
            case NOT_CONNECTED -> List.of(new CredentialFault.CredentialNotConnected(remedy));
        };
    }

    /** What could not be looked at for want of a permission. */
    static Finding forbidden(Check check, String detail, @Nullable Known known) {
        Set<String> scopes = known == null ? Set.of() : known.credential().missingScopes();
        return scopes.isEmpty()
                ? new CredentialFault.CredentialForbidden(check, detail)
                : new CredentialFault.CredentialLacksScope(
                        scopes, check, remedyOf(Objects.requireNonNull(known).credential()));
    }

    private static Stream<Finding> refused(Optional<String> refusal, String remedy) {
        return refusal.<Finding>map(detail -> new CredentialFault.CredentialRevoked(detail, remedy)).stream();
    }

    private static Stream<Finding> ahead(Observation observation, CredentialKnown credential, String remedy) {
        if (credential.state() == CredentialState.EXPIRING && credential.expiresAt() != null) {
            return Stream.of(new CredentialFault.CredentialExpiring(credential.expiresAt(), remedy));
        }
        boolean hidesNothing = unseen(observation).noneMatch(look -> look.why() == Why.FORBIDDEN);
        return credential.state() == CredentialState.INSUFFICIENT && hidesNothing
                ? Stream.of(new CredentialFault.CredentialLacksScope(credential.missingScopes(), null, remedy))
                : Stream.empty();
    }

    private static Optional<String> refusal(Observation observation) {
        return unseen(observation)
                .filter(look -> look.why() == Why.UNAUTHORIZED)
                .map(Unseen::detail)
                .findFirst();
    }

    private static Stream<Unseen<?>> unseen(Observation observation) {
        return Stream.of(observation.repository(), observation.webhooks(), observation.deployKey())
                .filter(Unseen.class::isInstance)
                .map(look -> (Unseen<?>) look);
    }

    private static String remedyOf(CredentialKnown credential) {
        return Objects.requireNonNullElse(credential.remedy(), CredentialFault.RENEW);
    }
}
