package io.hookline.connector.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.hookline.bitbucket.Credential;
import io.hookline.contracts.event.Product;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A credential as it is sent here; it never comes back. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CredentialForm.ApiToken.class, name = "apiToken"),
    @JsonSubTypes.Type(value = CredentialForm.AccessToken.class, name = "accessToken"),
    @JsonSubTypes.Type(value = CredentialForm.Basic.class, name = "basic"),
})
@Schema(
        description =
                "apiToken (Cloud): email, token. accessToken (Cloud, Data Center): token. basic (Data Center): user, password."
                        + " Write-only.",
        examples = "{\"kind\":\"accessToken\",\"token\":\"<token>\"}")
sealed interface CredentialForm {

    /** The credential, or a fault. */
    @Nullable
    Credential read(Product product, Faults faults);

    record ApiToken(@Nullable String email, @Nullable String token) implements CredentialForm {
        @Override
        public @Nullable Credential read(Product product, Faults faults) {
            if (product != Product.CLOUD) {
                faults.add("credential.kind", "apiToken is for Bitbucket Cloud");
            }
            String address = faults.required("credential.email", email, "");
            String secret = faults.required("credential.token", token, "");
            return faults.read("credential", () -> new Credential.ApiToken(address, secret));
        }

        @Override
        public String toString() {
            return "***";
        }
    }

    record AccessToken(@Nullable String token) implements CredentialForm {
        @Override
        public @Nullable Credential read(Product product, Faults faults) {
            String secret = faults.required("credential.token", token, "");
            return faults.read("credential", () -> new Credential.AccessToken(secret));
        }

        @Override
        public String toString() {
            return "***";
        }
    }

    record Basic(@Nullable String user, @Nullable String password) implements CredentialForm {
        @Override
        public @Nullable Credential read(Product product, Faults faults) {
            if (product != Product.DATA_CENTER) {
                faults.add("credential.kind", "basic is for Bitbucket Data Center; app passwords are gone from Cloud");
            }
            String name = faults.required("credential.user", user, "");
            String secret = faults.required("credential.password", password, "");
            return faults.read("credential", () -> new Credential.BasicPassword(name, secret));
        }

        @Override
        public String toString() {
            return "***";
        }
    }
}
