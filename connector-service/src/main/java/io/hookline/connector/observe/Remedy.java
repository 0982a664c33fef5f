package io.hookline.connector.observe;

import io.hookline.bitbucket.CertificateFault;
import io.hookline.bitbucket.Failure;
import io.hookline.connector.credential.CredentialKind;
import io.hookline.connector.deploykey.KeyRegistration;
import io.hookline.contracts.event.Product;
import java.util.Set;

/** What a person can do about a failure, in a sentence. */
public final class Remedy {

    private Remedy() {}

    /** What to do about a failure of any call. */
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

    /** What to do when a deploy key is not registered. */
    public static String ofKey(Failure failure, Product product, CredentialKind credential) {
        return switch (failure) {
            case Failure.Conflict _ ->
                "Somebody made this key known as a user's or workspace's own SSH key. Remove it there, or have another made with"
                        + " POST /projects/{id}/deploy-key/regenerate; Bitbucket Cloud can hold a removed key for 30 days.";
            case Failure.Invalid(var why)
            when why.equals(KeyRegistration.SWITCHED_OFF) ->
                "An administrator of Bitbucket switches them on: Administration, SSH server, SSH access keys enabled.";
            case Failure.Invalid _ ->
                "Bitbucket does not take the key; an administrator may have forbidden its type. Choose another kind with"
                        + " POST /projects/{id}/deploy-key/regenerate, or for all projects with hookline.connector.deploy-key.kind.";
            case Failure.NotFound _,
                    Failure.Unauthorized _,
                    Failure.Forbidden _,
                    Failure.Gone _,
                    Failure.NotAllowed _,
                    Failure.Untrusted _,
                    Failure.HostUnconfirmed _,
                    Failure.RateLimited _,
                    Failure.Unavailable _ -> of(failure, product, credential);
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
                    + " use an API token of an account that administers the repository, or an OAuth consumer with repository:admin.";
        }
        return scopes.isEmpty()
                ? "Give the connector's credential administrator rights on the repository."
                : "Give the connector's credential what it lacks: " + String.join(", ", scopes) + ".";
    }
}
