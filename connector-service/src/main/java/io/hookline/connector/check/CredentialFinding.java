package io.hookline.connector.check;

import static io.hookline.connector.check.Says.failed;
import static io.hookline.connector.check.Says.passed;
import static io.hookline.contracts.event.Product.CLOUD;
import static io.hookline.contracts.event.Product.DATA_CENTER;

/** Of the credential and what it may do. */
@SuppressWarnings("ImmutableEnumChecker") // Says is immutable: it copies its set.
enum CredentialFinding implements Finding {
    AUTHENTICATED(passed("Bitbucket takes the credential.")),
    NOT_CONNECTED(
            failed(
                    "The connector is not connected: nothing opens Bitbucket.",
                    "Have a person grant access (POST /connectors/{id}/oauth/authorize), or give a credential (PUT /connectors/{id}/credentials/SETUP).")),
    EMAIL_NEEDED(failed(
                    "An API token goes with the account's e-mail address; what was given is no e-mail address.",
                    "Enter the e-mail address of the token's Atlassian account instead of its user name.")
            .on(CLOUD)),
    APP_PASSWORD(failed(
                    "App passwords are gone since 28 July 2026.",
                    "Make an API token with scopes at id.atlassian.com and use it with the account's e-mail address.")
            .on(CLOUD)),
    PASSWORD_NOT_TOKEN(failed(
                    "Bitbucket refuses e-mail and secret, and the secret does not look like an API token. An account's password is never taken, also not of an account with two-step verification or a Google login.",
                    "Make an API token with scopes at id.atlassian.com, and enter that instead of the password.")
            .on(CLOUD)),
    ACCESS_TOKEN_AS_API_TOKEN(failed(
                    "The secret looks like a repository, project or workspace access token, but was given as an API token.",
                    "Choose the credential kind accessToken, which has no e-mail address.")
            .on(CLOUD)),
    API_TOKEN_AS_ACCESS_TOKEN(failed(
                    "The secret looks like an API token, but was given as an access token.",
                    "Choose the credential kind apiToken, and enter the account's e-mail address.")
            .on(CLOUD)),
    TOKEN_EXPIRED(failed("The token has expired.", "Make a new token and enter it.")),
    TOKEN_NO_LONGER_ACCEPTED(failed(
            "Bitbucket no longer takes the token, which has worked before: it was revoked or has expired.",
            "Make a new token and enter it; ask who revoked the old one if nobody here did.")),
    TOKEN_REFUSED(
            failed(
                    "Bitbucket does not take the token.",
                    "Copy the token again, whole and without spaces; check its owner, and that it has not expired or been revoked.")),
    PASSWORD_REFUSED(failed(
                    "Bitbucket does not take user name and password.",
                    "Check both by logging in with a browser; where the administrator has switched passwords off for REST, use an HTTP access token.")
            .on(DATA_CENTER)),
    TOKEN_AS_PASSWORD(failed(
                    "The secret looks like an HTTP access token, but was given as a password. Tokens of projects and repositories are taken as bearer tokens only.",
                    "Choose the credential kind accessToken, which has no user name.")
            .on(DATA_CENTER)),
    CAPTCHA(failed(
                    "Bitbucket asks this user to solve a CAPTCHA, after too many wrong passwords.",
                    "Log in as this user with a browser once and solve it, or have an administrator clear it; better use an HTTP access token.")
            .on(DATA_CENTER)),
    UNLICENSED(failed(
                    "The user has no licence for Bitbucket.",
                    "Have an administrator give the user access to Bitbucket (Administration, Global permissions), or use another user's token.")
            .on(DATA_CENTER)),
    LOGIN_FORBIDDEN(failed(
            "Bitbucket knows the credential but lets it do nothing.",
            "Check that the account is active and may use Bitbucket; look for rules on where it may log in from.")),

    SCOPES_ENOUGH(passed("The credential has all scopes that Hookline needs.")),
    SCOPES_READ(passed(
            "All reading works. Whether the credential may also write can only be seen when something is written.")),
    SCOPES_MISSING(failed(
                    "The credential lacks scopes.",
                    "Make a new token with the missing scopes beside those it has; a token's scopes cannot be changed.")
            .on(CLOUD)),
    PERMISSION_MISSING(failed(
                    "The credential lacks a permission.",
                    "Make an HTTP access token with the permission that is named, of a user who has it on the repository.")
            .on(DATA_CENTER));

    private final Says says;

    CredentialFinding(Says says) {
        this.says = says;
    }

    @Override
    public Says says() {
        return says;
    }
}
