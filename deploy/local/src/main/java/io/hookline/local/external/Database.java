package io.hookline.local.external;

import io.hookline.local.external.SettingsReader.Setting;
import io.hookline.local.stack.HostPort;
import java.nio.file.Path;

/**
 * A service's database.
 *
 * @param address {@code host:port}
 * @param name of the database
 * @param authorities whose certificate the server shows
 * @param account who owns the database
 */
record Database(Setting address, Setting name, Setting authorities, Account account) {

    HostPort server() {
        return HostPort.parse(address.value())
                .orElseThrow(() -> new IllegalStateException("addresses were read before: " + address.value()));
    }

    Path authoritiesFile() {
        return Path.of(authorities.value());
    }

    String url() {
        return "postgresql://%s/%s".formatted(address.value(), name.value());
    }
}
