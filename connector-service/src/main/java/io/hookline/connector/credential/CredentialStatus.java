package io.hookline.connector.credential;

import io.hookline.connector.credential.CredentialFacts.Refusal;
import io.hookline.connector.credential.CredentialFacts.Shortage;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a credential is, for a person.
 *
 * @param since when it came to be so
 * @param missingScopes what it lacks, if that is known; sorted
 * @param why Bitbucket's own words, if it refused
 * @param remedy what to do about it; null where nothing is to be done
 */
public record CredentialStatus(
        State state,
        Instant since,
        @Nullable Instant expiresAt,
        Set<String> missingScopes,
        @Nullable String why,
        @Nullable String remedy) {

    /** The states, in words that the API shows. */
    public enum State {
        NOT_CONNECTED,
        CONNECTED,
        EXPIRING,
        EXPIRED,
        REVOKED,
        INSUFFICIENT
    }

    /** Judges what is known; {@code warning} is how long before its end a credential is expiring. */
    public static CredentialStatus of(CredentialFacts facts, Instant now, Duration warning) {
        Instant end = facts.expiresAt();
        if (!facts.connected()) {
            return plain(State.NOT_CONNECTED, facts.changedAt(), facts, connect(facts.kind()));
        }
        if (end != null && !end.isAfter(now) && !provenAfter(facts, end)) {
            return plain(State.EXPIRED, end, facts, renew(facts.kind()));
        }
        Refusal refusal = facts.refusal();
        if (refusal != null) {
            return new CredentialStatus(
                    State.REVOKED, refusal.since(), end, Set.of(), refusal.why(), renew(facts.kind()));
        }
        Shortage shortage = facts.shortage();
        if (shortage != null) {
            return insufficient(facts, shortage);
        }
        if (end != null && end.isAfter(now) && !end.minus(warning).isAfter(now)) {
            return plain(State.EXPIRING, end.minus(warning), facts, renew(facts.kind()));
        }
        return plain(State.CONNECTED, facts.changedAt(), facts, null);
    }

    // A stated end can be wrong; that Bitbucket still takes the credential is a fact.
    private static boolean provenAfter(CredentialFacts facts, Instant end) {
        return facts.lastGoodAt() != null && facts.lastGoodAt().isAfter(end);
    }

    private static CredentialStatus plain(State state, Instant since, CredentialFacts facts, @Nullable String remedy) {
        return new CredentialStatus(state, since, facts.expiresAt(), Set.of(), null, remedy);
    }

    private static CredentialStatus insufficient(CredentialFacts facts, Shortage shortage) {
        Set<String> missing = new TreeSet<>(shortage.scopes());
        String names = String.join(", ", missing);
        String remedy = switch (facts.kind()) {
            case OAUTH_CLIENT, OAUTH_CODE ->
                "Give the OAuth consumer on Bitbucket what it lacks, " + names + ", and connect again.";
            case API_TOKEN, ACCESS_TOKEN, BASIC, SSH_KEY ->
                "Make a new one on Bitbucket that also has " + names + ", and replace the credential.";
        };
        return new CredentialStatus(State.INSUFFICIENT, shortage.since(), facts.expiresAt(), missing, null, remedy);
    }

    private static String connect(CredentialKind kind) {
        return kind == CredentialKind.OAUTH_CODE
                ? "Open the address that POST /connectors/{id}/oauth/authorize gives, and grant access."
                : "Give a credential with PUT /connectors/{id}/credentials/{use}.";
    }

    private static String renew(CredentialKind kind) {
        return switch (kind) {
            case OAUTH_CODE -> "Connect again: " + connect(kind);
            case OAUTH_CLIENT ->
                "Check the OAuth consumer on Bitbucket, and give its key and secret with PUT"
                        + " /connectors/{id}/credentials/{use}.";
            case API_TOKEN, ACCESS_TOKEN, BASIC, SSH_KEY ->
                "Make a new one on Bitbucket, and give it with PUT /connectors/{id}/credentials/{use}.";
        };
    }
}
