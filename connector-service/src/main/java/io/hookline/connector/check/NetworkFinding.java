package io.hookline.connector.check;

import static io.hookline.connector.check.Says.failed;
import static io.hookline.connector.check.Says.passed;
import static io.hookline.connector.check.Says.skipped;
import static io.hookline.connector.check.Says.unknown;

/** Of name, port and certificate. */
@SuppressWarnings("ImmutableEnumChecker") // Says is immutable: it copies its set.
enum NetworkFinding implements Finding {
    ADDRESS_GOOD(passed("The host's name leads to an address.")),
    NAME_UNKNOWN(
            failed(
                    "The host's name does not resolve.",
                    "Check the spelling of the host in the connector's address, and that the name is known where Hookline runs.")),
    NAME_LOST(unknown(
            "The host's name does not resolve at the moment; this connector has worked before.",
            "Look at the name service where Hookline runs. If Bitbucket has moved, change the connector's address.")),
    NAME_SERVICE_SILENT(
            unknown("The name service did not answer in time.", "Look at the name service where Hookline runs.")),
    ADDRESS_RESERVED(failed(
            "The host's name leads to an address that belongs to no server (link-local, multicast or unspecified).",
            "Enter the host's real name or address.")),
    ADDRESS_NOT_ALLOWED(failed(
            "The operator of this Hookline does not allow connections to that address.",
            "Ask the operator to add the host or its network to the allowed addresses, if it is yours.")),

    PORT_OPEN(passed("The port takes connections.")),
    PORT_CLOSED(
            failed(
                    "Nothing listens on that port.",
                    "Check the port in the connector's address; 443 is usual for https, 7990 for a Data Center without a proxy.")),
    PORT_CLOSED_NOW(unknown(
            "Nothing listens on that port at the moment; this connector has worked before.",
            "Wait until Bitbucket is up again. If its port has changed, change the connector's address.")),
    PORT_SILENT(
            unknown(
                    "The host did not answer on that port in time.",
                    "Ask your network's people whether a firewall stands between Hookline and Bitbucket; else wait until the host is up.")),

    CERTIFICATE_TRUSTED(passed("The certificate is for this host, in its time, and from a trusted issuer.")),
    NO_TLS(skipped(
            "The address begins with http://: token and code travel unencrypted.",
            "Use https:// unless both stand in a network you trust.")),
    CERTIFICATE_EXPIRED(failed(
            "A certificate of the server's has expired.", "Have the server's administrator renew the certificate.")),
    CERTIFICATE_NOT_YET_VALID(failed(
            "A certificate of the server's is not valid yet.",
            "Compare the clocks of both machines; else have the certificate issued anew.")),
    CERTIFICATE_SELF_SIGNED(failed(
            "The server's certificate is self-signed, and not among the trusted ones.",
            "Give the certificate as the connector's CA bundle (PEM), after comparing its fingerprint.")),
    CERTIFICATE_ISSUER_UNKNOWN(
            failed(
                    "The server's certificate is from an issuer that is not trusted here.",
                    "Give your CA's certificates, the intermediate ones too, as the connector's CA bundle (PEM); or have the server send its whole chain.")),
    CERTIFICATE_OTHER_HOST(failed(
            "The server's certificate is for another host name.",
            "Use the name that the certificate is for, or have a certificate issued for this one.")),
    TLS_TOO_OLD(failed(
            "The server offers no TLS version that is still safe (1.2 or 1.3).",
            "Have the server's administrator switch TLS 1.2 or 1.3 on.")),
    NOT_TLS(failed(
            "What answers on that port does not speak TLS.",
            "Use http:// if Bitbucket is really served unencrypted there; else the port of https.")),
    TLS_REFUSED(
            failed(
                    "The server broke the TLS handshake off.",
                    "The server may ask for a client certificate or for other ciphers: ask its administrator, with the evidence.")),
    TLS_NO_ANSWER(unknown(
            "The connection ended before the TLS handshake did.",
            "Try again; if it stays so, look at proxies and firewalls between Hookline and Bitbucket."));

    private final Says says;

    NetworkFinding(Says says) {
        this.says = says;
    }

    @Override
    public Says says() {
        return says;
    }
}
