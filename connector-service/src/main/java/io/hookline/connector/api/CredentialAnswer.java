package io.hookline.connector.api;

import io.hookline.connector.credential.CredentialKind;
import io.hookline.connector.credential.CredentialStatus;
import io.hookline.connector.credential.CredentialView;
import io.hookline.connector.credential.RequiredScopes;
import io.hookline.connector.credential.Use;
import io.hookline.contracts.event.Product;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What kind of credential, whom Bitbucket takes it for, and how it is. Never its secret. */
@Schema(name = "Credential", examples = CredentialAnswer.EXAMPLE)
record CredentialAnswer(
        Use use,
        CredentialKind kind,
        @Nullable String account,
        CredentialStatus.State state,

        @Schema(description = "When it came to be in this state")
        Instant since,

        @Schema(description = "When it ends, as far as that is known") @Nullable
        Instant expiresAt,

        @Schema(description = "When Bitbucket last took or refused it") @Nullable
        Instant checkedAt,

        Set<String> missingScopes,

        @Schema(description = "What a credential of this kind needs for this use")
        Set<String> requiredScopes,

        @Schema(description = "Bitbucket's words, where it refuses the credential") @Nullable
        String why,

        @Schema(description = "What to do; absent where nothing is to be done") @Nullable
        String remedy) {

    static final String EXAMPLE = """
                {"use":"SETUP","kind":"API_TOKEN","account":"ann","state":"EXPIRING","since":"2027-06-16T00:00:00Z",\
                "expiresAt":"2027-06-30T00:00:00Z","checkedAt":"2027-06-20T08:15:00Z","missingScopes":[],\
                "requiredScopes":["admin:repository:bitbucket","read:repository:bitbucket"],\
                "remedy":"Make a new one on Bitbucket, and give it with PUT /connectors/{id}/credentials/{use}."}""";

    /** Judges credentials as of now. */
    record Judge(Clock clock, Duration warning) {

        CredentialAnswer answer(Product product, CredentialView view) {
            CredentialStatus status = CredentialStatus.of(view.facts(), clock.instant(), warning);
            return new CredentialAnswer(
                    view.key().use(),
                    view.kind(),
                    view.account(),
                    status.state(),
                    status.since(),
                    status.expiresAt(),
                    view.checkedAt(),
                    status.missingScopes(),
                    RequiredScopes.of(product, view.kind(), view.key().use()),
                    status.why(),
                    status.remedy());
        }
    }
}
