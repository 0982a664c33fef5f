package io.hookline.connector.check;

import io.hookline.bitbucket.Credential;
import io.hookline.contracts.event.Product;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** How a credential logs in to git over HTTP, where tokens come as passwords of users that only Bitbucket knows. */
final class GitLogin {

    private GitLogin() {}

    /**
     * The value of the {@code Authorization} header. Secret.
     *
     * @param account the user that a Data Center token stands for, if it does
     */
    static String authorization(Product product, Credential credential, Optional<String> account) {
        Credential.GitLogin login = credential.gitLogin();
        boolean unnamed = product == Product.DATA_CENTER && login.user().equals(Credential.TOKEN_USER);
        return basic(unnamed ? account.orElse(login.user()) : login.user(), login.password());
    }

    private static String basic(String user, String secret) {
        byte[] login = (user + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(login);
    }
}
