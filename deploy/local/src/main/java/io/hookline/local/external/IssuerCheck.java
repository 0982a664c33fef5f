package io.hookline.local.external;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.wire.Json;
import io.hookline.local.stack.HostPort;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Whether the issuer gives everybody a token that Hookline takes. */
final class IssuerCheck {

    private static final String SERVICES_ROLE = "operator";

    private final Issuer issuer;

    IssuerCheck(Issuer issuer) {
        this.issuer = issuer;
    }

    /** A sentence for each thing that stands in the way. */
    List<String> faults() {
        HostPort server = HostPort.of(issuer.uri())
                .orElseThrow(() -> new IllegalStateException("the address was read before: " + issuer.uri()));
        return switch (Knock.at(server, Trust.of(issuer.authoritiesFile()), Knock.Manner.AT_ONCE)) {
            case Knock.Opened() -> refusals();
            case Knock.Unanswered(String why) ->
                List.of(Faults.unreachable("the issuer", issuer.uri(), issuer.url(), why));
            case Knock.Untrusted(String why) ->
                List.of(Faults.untrusted("the issuer", issuer.uri(), issuer.authorities(), "issuer.ca", why));
        };
    }

    private List<String> refusals() {
        TokenSource tokens = new TokenSource(issuer);
        Set<String> faults = new LinkedHashSet<>();
        issuer.clients()
                .forEach((user, client) -> faults.addAll(
                        switch (tokens.ask(client)) {
                            case TokenSource.Answer.Granted(String token) -> lacks(user, client, token);
                            case TokenSource.Answer.Refused(String why) ->
                                List.of(Faults.wrongPassword("the issuer", issuer.uri(), client) + ": " + why);
                            case TokenSource.Answer.Silent(String why) ->
                                List.of(Faults.unreachable("the issuer", issuer.uri(), issuer.url(), why));
                        }));
        return List.copyOf(faults);
    }

    /** What a token would have to say, and does not. One that is no JWT is for the services to judge. */
    private List<String> lacks(String user, Account client, String token) {
        List<String> faults = new ArrayList<>();
        String role = ExternalSettings.ROLES.contains(user) ? user : SERVICES_ROLE;
        claims(token).ifPresent(claims -> {
            if (!texts(claims.path("aud")).anyMatch(issuer.audience()::equals)) {
                faults.add("a token of %s (%s) is not for the audience %s (issuer.audience)"
                        .formatted(client.name().value(), client.name().name(), issuer.audience()));
            }
            if (!texts(claims.at("/" + issuer.roleClaim())).anyMatch(role::equals)) {
                faults.add("a token of %s (%s) has no role %s in its claim %s (issuer.role-claim)"
                        .formatted(client.name().value(), client.name().name(), role, issuer.roleClaim()));
            }
        });
        return faults;
    }

    private static Optional<JsonNode> claims(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.mapper().readTree(Base64.getUrlDecoder().decode(parts[1])));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Stream<String> texts(JsonNode claim) {
        return claim.isArray()
                ? StreamSupport.stream(claim.spliterator(), false).map(JsonNode::asText)
                : Stream.of(claim.asText().split(" ", -1));
    }
}
