package io.hookline.connector.project;

import io.hookline.bitbucket.CertificateFault;
import io.hookline.bitbucket.Failure;
import io.hookline.connector.credential.CredentialKind;
import io.hookline.contracts.event.Product;
import java.util.Set;

/** What a person can do about a failure, in a sentence. */
public final class Remedy {

    private Remedy() {}

    /** The sentence for a failure while a repository is looked up or set up. */
    public static String of(Failure failure, Product product, CredentialKind credential) {
        return switch (failure) {
            case Failure.NotFound _ ->
                "Check the spelling, and that the connector's credential may see the repository: Bitbucket answers the same for both.";
            case Failure.Unauthorized _ -> "Renew the connector's credential: it is wrong, expired or revoked.";
            case Failure.Forbidden forbidden -> forbidden(product, credential, forbidden.missingScopes());
            case Failure.Conflict _ -> "Remove what is in the way on Bitbucket, and try again.";
            case Failure.Invalid _ -> "Check the connector's address, pinned host keys and the repository's settings.";
            case Failure.Gone _ -> "This Bitbucket no longer has the function; a newer Hookline may be needed.";
            case Failure.NotAllowed _ ->
                "Ask the operator of Hookline to open the address, or give the connector another one.";
            case Failure.Untrusted(var fault, var _) -> untrusted(fault);
            case Failure.HostUnconfirmed _ ->
                "Compare their fingerprints with those that the server's administrator names, and confirm them:"
                        + " POST /connectors/{id}/host-keys/confirm. Set-up then goes on by itself.";
            case Failure.RateLimited _, Failure.Unavailable _ -> "Nothing is to be done; it is tried again.";
        };
    }

    private static String untrusted(CertificateFault fault) {
        return switch (fault) {
            case EXPIRED -> "Renew the server's certificate.";
            case NOT_YET_VALID -> "Check the clocks of both machines, and the server's certificate.";
            case SELF_SIGNED, UNKNOWN_ISSUER ->
                "Have the server show its whole chain, and give the connector the authority's certificate as its CA bundle.";
            case WRONG_HOST -> "Use the host name that the certificate is made for.";
            case OTHER -> "Check the server's certificate.";
        };
    }

    private static String forbidden(Product product, CredentialKind credential, Set<String> scopes) {
        if (product == Product.CLOUD && credential == CredentialKind.ACCESS_TOKEN) {
            return "The connector uses an access token, and Bitbucket Cloud lets no access token manage deploy keys:"
                    + " use an API token of an account that administers the repository.";
        }
        return scopes.isEmpty()
                ? "Give the connector's credential administrator rights on the repository."
                : "Give the connector's credential what it lacks: " + String.join(", ", scopes) + ".";
    }
}
