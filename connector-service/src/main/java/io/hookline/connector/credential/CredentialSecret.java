package io.hookline.connector.credential;

import io.hookline.bitbucket.Credential;
import io.hookline.bitbucket.SshPrivateKey;

/** The secret that a credential is kept as. No kind shows itself in {@code toString}. */
public sealed interface CredentialSecret {

    /** Its kind. */
    CredentialKind kind();

    /** A secret that opens Bitbucket as it is. */
    record Fixed(Credential credential) implements CredentialSecret {

        @Override
        public CredentialKind kind() {
            return switch (credential) {
                case Credential.ApiToken _ -> CredentialKind.API_TOKEN;
                case Credential.AccessToken _ -> CredentialKind.ACCESS_TOKEN;
                case Credential.BasicPassword _ -> CredentialKind.BASIC;
                case Credential.OAuthToken _ ->
                    throw new IllegalStateException("an OAuth access token is never kept as a secret of its own");
            };
        }
    }

    /** An OAuth consumer (Cloud) or incoming application link (Data Center), with which tokens are asked for. */
    record OAuthConsumer(Grant grant, String clientId, String clientSecret) implements CredentialSecret {

        /** How tokens are granted. */
        public enum Grant {
            /** To the consumer itself, as its owner. Cloud only. */
            CLIENT_CREDENTIALS,
            /** By a person, in their browser. */
            AUTHORIZATION_CODE
        }

        @Override
        public CredentialKind kind() {
            return switch (grant) {
                case CLIENT_CREDENTIALS -> CredentialKind.OAUTH_CLIENT;
                case AUTHORIZATION_CODE -> CredentialKind.OAUTH_CODE;
            };
        }

        @Override
        public String toString() {
            return "OAuthConsumer[" + grant + ", ***]";
        }
    }

    /** A user's SSH key for git, without passphrase. */
    record GitKey(SshPrivateKey key) implements CredentialSecret {

        @Override
        public CredentialKind kind() {
            return CredentialKind.SSH_KEY;
        }
    }
}
