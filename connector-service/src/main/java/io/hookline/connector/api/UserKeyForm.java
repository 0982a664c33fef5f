package io.hookline.connector.api;

import io.hookline.bitbucket.git.KeyKind;
import io.hookline.bitbucket.git.KeyReading;
import io.hookline.bitbucket.git.SshKeys;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A user key to be made, or to be imported where {@code privateKey} is given. */
@Schema(name = "NewUserKey", examples = "{\"name\":\"libraries\",\"kind\":\"ED25519\"}")
record UserKeyForm(
        @Nullable String name,

        @Schema(description = "Of a key that is made here; ED25519 by default") @Nullable
        KeyKind kind,

        @Schema(description = "A private key to import, in OpenSSH's format or PEM. Write-only") @Nullable
        String privateKey,

        @Schema(description = "The private key's, if it has one. Write-only, and not kept") @Nullable
        String passphrase) {

    /** A name and the way to its key pair, for making one may take seconds. */
    record NewKey(String name, Supplier<SshKeys.Pair> pair, boolean imported) {}

    NewKey read() {
        Faults faults = new Faults();
        String goodName = faults.name(name);
        if (privateKey != null && kind != null) {
            faults.add("kind", "is that of the private key; leave it out");
        }
        faults.check();
        if (privateKey == null) {
            return new NewKey(goodName, () -> SshKeys.generate(kind == null ? KeyKind.ED25519 : kind, goodName), false);
        }
        SshKeys.Pair pair = imported(privateKey, faults);
        return new NewKey(goodName, () -> pair, true);
    }

    private SshKeys.Pair imported(String text, Faults faults) {
        switch (SshKeys.read(text, passphrase)) {
            case KeyReading.Read(var pair) -> {
                return pair;
            }
            case KeyReading.PassphraseNeeded _ -> faults.add("passphrase", "is missing: the private key is encrypted");
            case KeyReading.WrongPassphrase _ -> faults.add("passphrase", "does not open the private key");
            case KeyReading.NotAKey(var why) -> faults.add("privateKey", "is no private key that is taken: " + why);
        }
        throw faults.problem().asException();
    }

    @Override
    public String toString() {
        return "***";
    }
}
