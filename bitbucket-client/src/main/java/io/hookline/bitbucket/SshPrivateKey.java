package io.hookline.bitbucket;

/** An SSH private key without passphrase, in OpenSSH's own format or PEM. Never shows itself. */
public record SshPrivateKey(String text) {
    public SshPrivateKey {
        Checks.that(text.startsWith("-----BEGIN "), "not a private key in OpenSSH format or PEM");
    }

    @Override
    public String toString() {
        return "***";
    }
}
