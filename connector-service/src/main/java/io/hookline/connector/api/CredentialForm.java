package io.hookline.connector.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.hookline.bitbucket.Credential;
import io.hookline.bitbucket.git.KeyReading;
import io.hookline.bitbucket.git.SshKeys;
import io.hookline.connector.credential.CredentialSecret;
import io.hookline.connector.credential.CredentialSecret.OAuthConsumer;
import io.hookline.connector.credential.CredentialSecret.OAuthConsumer.Grant;
import io.hookline.connector.credential.NewCredential;
import io.hookline.connector.credential.Use;
import io.hookline.contracts.event.Product;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A credential as it is sent here; it never comes back. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CredentialForm.ApiToken.class, name = "apiToken"),
    @JsonSubTypes.Type(value = CredentialForm.AccessToken.class, name = "accessToken"),
    @JsonSubTypes.Type(value = CredentialForm.Basic.class, name = "basic"),
    @JsonSubTypes.Type(value = CredentialForm.OAuthClient.class, name = "oauthClient"),
    @JsonSubTypes.Type(value = CredentialForm.OAuthCode.class, name = "oauthCode"),
    @JsonSubTypes.Type(value = CredentialForm.SshKey.class, name = "sshKey"),
})
@Schema(
        name = "NewCredential",
        description =
                "apiToken (Cloud): email, token. accessToken (Cloud, Data Center): token, and on Data Center the user of a user's"
                        + " own token, which git needs. basic (Data Center): user, password. oauthClient (Cloud): clientId,"
                        + " clientSecret of an OAuth consumer, which then acts as its owner. oauthCode (Cloud, Data Center from"
                        + " 7.20): clientId, clientSecret; a person grants access in the browser. sshKey (only as git credential):"
                        + " privateKey in OpenSSH form or PEM, and its passphrase. expiresOn is the day on which a token ends, if you"
                        + " know it. Write-only.",
        examples =
                "{\"kind\":\"apiToken\",\"email\":\"ci@acme.example\",\"token\":\"<token>\",\"expiresOn\":\"2027-06-30\"}")
sealed interface CredentialForm {

    /** What Atlassian's app passwords began with. */
    String APP_PASSWORD = "ATBB";

    /** The secret, or a fault below {@code field}. */
    @Nullable
    CredentialSecret secret(Product product, String field, Faults faults);

    /** The day on which it ends, if that is known. */
    default @Nullable LocalDate expiresOn() {
        return null;
    }

    /** The credential for a use, or a fault below {@code field}. */
    default @Nullable NewCredential read(Product product, Use use, String field, Faults faults) {
        boolean forGit = this instanceof SshKey;
        if (forGit != (use == Use.GIT)) {
            faults.add(field + ".kind", forGit ? "sshKey opens git only: use GIT" : "the use GIT takes an sshKey");
        }
        CredentialSecret secret = secret(product, field, faults);
        LocalDate end = expiresOn();
        return secret == null
                ? null
                : new NewCredential(
                        secret,
                        end == null ? null : end.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static void only(Product wanted, Product product, String field, String what, Faults faults) {
        if (product != wanted) {
            faults.add(field + ".kind", what);
        }
    }

    private static String noAppPassword(@Nullable String token, Product product, String field, Faults faults) {
        if (product == Product.CLOUD && token != null && token.startsWith(APP_PASSWORD)) {
            faults.add(field, appPassword());
        }
        return faults.required(field, token, "");
    }

    private static String appPassword() {
        return "is an app password, which Bitbucket Cloud has not taken since 28 July 2026: make an API token at"
                + " id.atlassian.com and send kind apiToken with email and token";
    }

    record ApiToken(
            @Nullable String email,
            @Nullable String token,
            @Nullable LocalDate expiresOn) implements CredentialForm {
        @Override
        public @Nullable CredentialSecret secret(Product product, String field, Faults faults) {
            only(Product.CLOUD, product, field, "apiToken is for Bitbucket Cloud", faults);
            String address = faults.required(field + ".email", email, "");
            String secret = noAppPassword(token, product, field + ".token", faults);
            return faults.read(field, () -> new CredentialSecret.Fixed(new Credential.ApiToken(address, secret)));
        }

        @Override
        public String toString() {
            return "***";
        }
    }

    record AccessToken(
            @Nullable String token,
            @Nullable String user,
            @Nullable LocalDate expiresOn) implements CredentialForm {
        @Override
        public @Nullable CredentialSecret secret(Product product, String field, Faults faults) {
            if (product == Product.CLOUD && user != null) {
                faults.add(field + ".user", "is for Data Center; Cloud's access tokens stand for no user");
            }
            String secret = noAppPassword(token, product, field + ".token", faults);
            return faults.read(field, () -> new CredentialSecret.Fixed(new Credential.AccessToken(secret, user)));
        }

        @Override
        public String toString() {
            return "***";
        }
    }

    record Basic(@Nullable String user, @Nullable String password) implements CredentialForm {
        @Override
        public @Nullable CredentialSecret secret(Product product, String field, Faults faults) {
            if (product == Product.CLOUD) {
                faults.add(
                        field + ".kind",
                        password != null && password.startsWith(APP_PASSWORD)
                                ? appPassword()
                                : "basic is for Bitbucket Data Center; Cloud takes no passwords: use an apiToken");
            }
            String name = faults.required(field + ".user", user, "");
            String secret = faults.required(field + ".password", password, "");
            return faults.read(field, () -> new CredentialSecret.Fixed(new Credential.BasicPassword(name, secret)));
        }

        @Override
        public String toString() {
            return "***";
        }
    }

    record OAuthClient(@Nullable String clientId, @Nullable String clientSecret) implements CredentialForm {
        @Override
        public @Nullable CredentialSecret secret(Product product, String field, Faults faults) {
            only(
                    Product.CLOUD,
                    product,
                    field,
                    "oauthClient is for Bitbucket Cloud; Data Center grants nothing to an application itself",
                    faults);
            return consumer(Grant.CLIENT_CREDENTIALS, clientId, clientSecret, field, faults);
        }

        @Override
        public String toString() {
            return "***";
        }
    }

    record OAuthCode(@Nullable String clientId, @Nullable String clientSecret) implements CredentialForm {
        @Override
        public @Nullable CredentialSecret secret(Product product, String field, Faults faults) {
            return consumer(Grant.AUTHORIZATION_CODE, clientId, clientSecret, field, faults);
        }

        @Override
        public String toString() {
            return "***";
        }
    }

    private static CredentialSecret consumer(
            Grant grant, @Nullable String clientId, @Nullable String clientSecret, String field, Faults faults) {
        return new OAuthConsumer(
                grant,
                faults.required(field + ".clientId", clientId, ""),
                faults.required(field + ".clientSecret", clientSecret, ""));
    }

    record SshKey(@Nullable String privateKey, @Nullable String passphrase) implements CredentialForm {
        @Override
        public @Nullable CredentialSecret secret(Product product, String field, Faults faults) {
            String text = faults.required(field + ".privateKey", privateKey, "");
            return switch (SshKeys.read(text, passphrase)) {
                case KeyReading.Read(var pair) -> new CredentialSecret.GitKey(pair.privateKey());
                case KeyReading.PassphraseNeeded _ -> fault(field + ".passphrase", "is needed for this key", faults);
                case KeyReading.WrongPassphrase _ -> fault(field + ".passphrase", "does not open the key", faults);
                case KeyReading.NotAKey(var why) -> fault(field + ".privateKey", why, faults);
            };
        }

        private static @Nullable CredentialSecret fault(String field, String message, Faults faults) {
            faults.add(field, message);
            return null;
        }

        @Override
        public String toString() {
            return "***";
        }
    }
}
