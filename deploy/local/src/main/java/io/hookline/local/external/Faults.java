package io.hookline.local.external;

import io.hookline.local.external.SettingsReader.Setting;
import java.util.Optional;

/** The same words for the same faults, whatever the server. */
final class Faults {

    private Faults() {}

    static String untrusted(String what, Object where, Optional<Setting> authorities, String setting, String why) {
        String trusted = authorities
                .map(file -> file.value() + " (" + file.name() + ")")
                .orElse("what Java trusts, since " + setting + " is not set");
        return "the certificate of %s at %s is not trusted by %s: %s".formatted(what, where, trusted, why);
    }

    static String unreachable(String what, Object where, Setting address, String why) {
        return "%s at %s is not reachable (%s): %s".formatted(what, where, address.name(), why);
    }

    static String wrongPassword(String what, Object where, Account account) {
        return "%s at %s does not know %s (%s) by this password (%s)"
                .formatted(
                        what,
                        where,
                        account.name().value(),
                        account.name().name(),
                        account.secret().name());
    }
}
