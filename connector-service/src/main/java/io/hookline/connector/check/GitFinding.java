package io.hookline.connector.check;

import static io.hookline.connector.check.Says.failed;
import static io.hookline.connector.check.Says.passed;
import static io.hookline.connector.check.Says.skipped;
import static io.hookline.connector.check.Says.unknown;
import static io.hookline.contracts.event.Product.CLOUD;

/** Of git over SSH and HTTP. */
@SuppressWarnings("ImmutableEnumChecker") // Says is immutable: it copies its set.
enum GitFinding implements Finding {
    GIT_GOOD(passed("Git shows the repository's branches.")),
    GIT_HOST_GOOD(passed("The SSH server shows a confirmed host key. Each project brings a deploy key of its own.")),
    GIT_HOST_NOT_PINNED_YET(
            passed(
                    "The SSH server shows the host keys below; none is pinned yet.",
                    "Compare the fingerprints with those that the server's administrator tells you; confirm them once the connector is made, or give the keys as knownHosts.")),
    GIT_NO_ADDRESS(skipped(
            "Without a repository or a pinned host there is no git address to look at.",
            "Name a repository to test with.")),
    HOST_KEY_CHANGED(
            failed(
                    "The SSH server shows another host key than the confirmed ones. Somebody may be in between.",
                    "Ask the server's administrator whether its host key was changed and which fingerprint is right; only then confirm the new one, and delete the old one.")),
    HOST_KEY_UNCONFIRMED(failed(
            "The SSH server's host keys await confirmation; until then git is not used.",
            "Compare the fingerprints below with those that the server's administrator tells you, and confirm them.")),
    HOST_KEY_RETIRED(failed(
                    "The confirmed host key is the one that Bitbucket Cloud retired on 20 June 2023.",
                    "Confirm Bitbucket Cloud's current host keys.")
            .on(CLOUD)),
    HOST_KEY_NOT_PINNED(
            failed(
                    "No host key is confirmed for the SSH server that the clone address names.",
                    "Compare the fingerprints below with those that the server's administrator tells you, and give the keys as knownHosts.")),
    SSH_KEY_MISSING(failed(
            "There is no SSH key to clone with: the connector has none, and its credential cannot register deploy keys.",
            "Give the connector an SSH key, or a credential that can manage deploy keys.")),
    SSH_KEY_REJECTED(failed(
            "The SSH server does not take the connector's key.",
            "Add its public half to the account or the repository in Bitbucket, or give another key.")),
    SSH_REPOSITORY_HIDDEN(failed(
            "The SSH server takes the key, but does not show it the repository.",
            "Give the key's owner read access to the repository, or add the key to the repository.")),
    SSH_OFF(failed(
            "Bitbucket gives no SSH address for the repository: SSH access is switched off.",
            "Have an administrator switch SSH on, or connect over HTTP.")),
    HTTP_OFF(failed(
            "Bitbucket gives no HTTP address for the repository: cloning over HTTP is switched off.",
            "Have an administrator switch HTTP on, or connect over SSH.")),
    GIT_LOGIN_REFUSED(
            failed(
                    "Git over HTTP does not take the credential, though the API does.",
                    "Check that the credential may read the repository's code (Cloud: scope to read repositories; Data Center: Repository read).")),
    GIT_LOGIN_GONE(failed(
                    "Git over HTTP says that this way to log in is gone: app passwords are, since 28 July 2026.",
                    "Use an API token or an access token.")
            .on(CLOUD)),
    GIT_REPOSITORY_HIDDEN(failed(
            "Git over HTTP does not show the repository, though the API does.",
            "Give the credential's account read access to the repository's code.")),
    CLONE_ADDRESS_FOREIGN(failed(
            "The clone address leads to another host than the connector's; no credential was sent there.",
            "Set Bitbucket's base URL to the address that the connector uses, or the connector's to Bitbucket's.")),
    GIT_NO_ANSWER(unknown(
            "Git gave no answer that makes sense.",
            "Try again later; if it stays so, look whether a firewall lets Hookline through to the port of git."));

    private final Says says;

    GitFinding(Says says) {
        this.says = says;
    }

    @Override
    public Says says() {
        return says;
    }
}
