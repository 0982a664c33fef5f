package io.hookline.local.external;

import io.hookline.local.external.SettingsReader.Setting;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The issuer of tokens.
 *
 * @param url the issuer's own name, under which its discovery document is
 * @param authorities whose certificate it shows; Java's own where it is not set
 * @param audience whom tokens are for
 * @param roleClaim the claim with the roles; a path with {@code /}
 * @param scope what tokens are asked for with
 * @param clients by what they are: a service, or a role of people
 */
record Issuer(
        Setting url,
        Optional<Setting> authorities,
        String audience,
        String roleClaim,
        Optional<String> scope,
        Map<String, Account> clients) {

    Issuer {
        clients = Map.copyOf(clients);
    }

    URI uri() {
        return URI.create(url.value());
    }

    Optional<Path> authoritiesFile() {
        return authorities.map(setting -> Path.of(setting.value()));
    }
}
