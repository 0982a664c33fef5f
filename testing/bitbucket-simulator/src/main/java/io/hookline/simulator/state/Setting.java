package io.hookline.simulator.state;

import java.util.Locale;
import java.util.regex.Pattern;

/** What can be switched: mostly behaviour of Bitbucket that is unconfirmed or differs between versions. */
public enum Setting {
    /** What the old path of a renamed Cloud repository answers. */
    CLOUD_OLD_PATH("404", "404|301"),
    /** What Cloud does with a {@code pagelen} above the maximum. */
    CLOUD_LONG_PAGE("clip", "clip|refuse"),
    /** Whether Cloud leaves out {@code size} and {@code page} on every other page. */
    CLOUD_OMIT_SIZE("false", "true|false"),
    /** Whether Cloud refuses hook URLs that do not resolve publicly. */
    CLOUD_PUBLIC_HOOK_URLS("false", "true|false"),
    /** Whether the destination of a Cloud pull request has the commits of its fork. */
    CLOUD_FORK_COMMITS("true", "true|false"),
    CLOUD_HOOKS_PER_REPOSITORY("50", "\\d+"),
    CLOUD_KEY_DATE("created_on", "created_on|added_on"),
    /** Requests for repository data an hour and identity. */
    CLOUD_RATE_LIMIT("1000", "\\d+"),
    /** Requests for webhook data an hour and identity, counted separately. */
    CLOUD_WEBHOOK_RATE_LIMIT("1000", "\\d+"),
    CLOUD_RETRY_AFTER("false", "true|false"),
    /** How many seconds after its use Cloud still takes a refresh token; "shortly after" is all that is told. */
    CLOUD_REFRESH_GRACE("0", "\\d+"),
    /** How many seconds an OAuth access token is good for, on both products. */
    OAUTH_ACCESS_LIFE("7200", "\\d+"),
    CLOUD_RETRY_TIMEOUTS("false", "true|false"),
    DC_VERSION("9.4.2", "\\d+\\.\\d+(\\.\\d+)?"),
    DC_REDIRECT("307", "301|302|307"),
    DC_HOOK_CREATED("200", "200|201"),
    DC_PING_SIGNED("false", "true|false"),
    DC_DUPLICATE_KEY("409", "400|409"),
    /** Whether Data Center's OAuth provider has an endpoint that revokes. */
    DC_OAUTH_REVOCATION("true", "true|false"),
    DC_ACCESS_KEYS_ENABLED("true", "true|false"),
    /** The key types that Data Center's administrator forbids, such as {@code ED25519}; what the refusal says is unconfirmed. */
    DC_FORBIDDEN_KEY_TYPES("", "([A-Z0-9]+(,[A-Z0-9]+)*)?"),
    /** Whether webhook answers show the secret; {@code version} does what the simulated version did. */
    DC_SECRET_ECHO("version", "version|true|false"),
    DC_RATE_LIMIT_ENABLED("false", "true|false"),
    DC_RATE_LIMIT_CAPACITY("60", "\\d+"),
    /** Tokens that flow back each second. */
    DC_RATE_LIMIT_FILL("5", "\\d+"),
    DC_LICENCE_EXPIRED("false", "true|false"),
    /** Whether passwords are refused until a CAPTCHA was solved in the browser, as after too many wrong ones. */
    DC_CAPTCHA("false", "true|false"),
    /** The name of a user without a licence, if there is one. */
    DC_UNLICENSED_USER("", "\\S*"),
    /** The base URL an administrator has set; empty where it is the address that is really served. */
    DC_BASE_URL("", "|https?://\\S+[^/]"),
    /** The offset in which Data Center writes an event's {@code date}. */
    DC_ZONE("+00:00", "[+-]\\d\\d:\\d\\d"),
    /** Every n-th entry of Data Center's repository lists is hidden, so that {@code nextPageStart} is not start + limit. */
    DC_HIDDEN_ENTRIES("0", "\\d+"),
    DELIVERY_DUPLICATES("false", "true|false"),
    /** Whether two deliveries that wait for the same hook change places. */
    DELIVERY_REORDER("false", "true|false"),
    /** Whether webhook bodies leave the actor out. */
    DELIVERY_WITHOUT_ACTOR("false", "true|false"),
    /** How long a receiver may take, in milliseconds. */
    DELIVERY_TIMEOUT("10000", "\\d+");

    private final String initial;
    private final String allowed;

    Setting(String initial, String allowed) {
        this.initial = initial;
        this.allowed = allowed;
    }

    /** The value before anybody set one. */
    public String initial() {
        return initial;
    }

    /** The name used over HTTP, such as {@code dc-version}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The setting of that wire name; throws IllegalArgumentException if there is none. */
    public static Setting ofWireName(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    void check(String value) {
        if (!Pattern.matches(allowed, value)) {
            throw new IllegalArgumentException(wireName() + " must match " + allowed);
        }
    }
}
