package io.hookline.system;

import static io.hookline.contracts.health.HealthState.BROKEN;
import static io.hookline.contracts.health.HealthState.DEGRADED;
import static io.hookline.contracts.health.HealthState.UNAUTHORIZED;
import static io.hookline.contracts.health.HealthState.UNKNOWN;
import static io.hookline.contracts.health.RepairKind.DEPLOY_KEY;
import static io.hookline.contracts.health.RepairKind.REPOSITORY;
import static io.hookline.contracts.health.RepairKind.WEBHOOK;

import io.hookline.contracts.event.Product;
import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.health.RepairKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What can break, what it is found to be, and how it is mended: by Hookline, or as the finding tells a person to. */
@SuppressWarnings("ImmutableEnumChecker") // what is done to a site is a lambda without a state
enum Fault {
    WEBHOOK_MISSING(BROKEN, WEBHOOK, site -> site.delete("/hooks")),
    WEBHOOK_DUPLICATED(BROKEN, WEBHOOK, Site::addHook),
    WEBHOOK_INACTIVE(BROKEN, WEBHOOK, site -> site.editHook("active", false)),
    WEBHOOK_WRONG_URL(BROKEN, WEBHOOK, site -> site.editHook("url", site.otherHookUrl())),
    WEBHOOK_EVENTS_MISSING(BROKEN, WEBHOOK, site -> site.editHook("events", List.of(site.uselessEvent()))),
    WEBHOOK_WITHOUT_SECRET(BROKEN, WEBHOOK, site -> site.editHook("secret", "")),
    WEBHOOK_HELD_BACK(BROKEN, WEBHOOK, Site::failDeliveries),
    WEBHOOK_SILENT(BROKEN, WEBHOOK, site -> site.editHook("secret", "somebody-changed-it")),
    WEBHOOK_OLD_MASTER_KEY(DEGRADED, WEBHOOK, Fault::befallsAll),
    WEBHOOK_MASTER_KEY_GONE(BROKEN, WEBHOOK, Fault::befallsAll),
    WEBHOOK_TLS_UNCHECKED(
            DEGRADED,
            "switch the webhook's check on",
            site -> site.editHook("sslVerification", false),
            site -> site.editHook("sslVerification", true)),
    DEPLOY_KEY_MISSING(BROKEN, DEPLOY_KEY, site -> site.delete("/keys")),
    DEPLOY_KEY_REJECTED(BROKEN, DEPLOY_KEY, site -> site.editKey("refused", true)),
    DEPLOY_KEY_WRITABLE(BROKEN, DEPLOY_KEY, site -> site.editKey("writable", true)),
    DEPLOY_KEY_FOREIGN(DEGRADED, DEPLOY_KEY, Site::addKey),
    DEPLOY_KEY_UNLISTED(
            DEGRADED,
            "Look where else the key is registered",
            site -> site.editKey("ofOwner", true),
            site -> site.editKey("ofOwner", false)),
    DEPLOY_KEY_AGED(DEGRADED, "deploy-key/regenerate", site -> site.ageKey(400), Site::regenerateKey),
    DEPLOY_KEY_OVERDUE(DEGRADED, DEPLOY_KEY, site -> site.ageKey(800)),
    HOST_KEY_CHANGED(
            BROKEN,
            "pin its new key",
            Site::changeHostKey,
            site -> site.access().pinHostKey()),
    REPOSITORY_MOVED(DEGRADED, REPOSITORY, Site::moveUnheard),
    DEFAULT_BRANCH_CHANGED(DEGRADED, REPOSITORY, Site::changeDefaultBranch),
    REPOSITORY_GONE(
            HealthState.REPOSITORY_GONE,
            "Restore the repository",
            site -> site.delete(""),
            site -> site.post("/restore")),
    REPOSITORY_HIDDEN(
            UNAUTHORIZED,
            "Give the connector's user access",
            site -> site.access().permit("NONE"),
            site -> site.access().permit("ADMIN")),
    CREDENTIAL_EXPIRING(
            DEGRADED,
            "Make a new one",
            site -> site.access().giveFor(3),
            site -> site.access().giveNew()),
    CREDENTIAL_EXPIRED(
            UNAUTHORIZED,
            "Make a new one",
            site -> site.access().end(),
            site -> site.access().giveNew()),
    CREDENTIAL_REVOKED(
            UNAUTHORIZED,
            "Make a new one",
            site -> site.access().revoke(),
            site -> site.access().giveNew()),
    CREDENTIAL_NOT_CONNECTED(
            UNAUTHORIZED,
            "Give a credential",
            site -> site.access().disconnect(),
            site -> site.access().giveNew()),
    CREDENTIAL_LACKS_SCOPE(
            UNAUTHORIZED,
            "also has .*read:webhook:bitbucket|lacks, REPO_ADMIN",
            site -> site.access().takeScope(),
            site -> site.access().giveScope()),
    CREDENTIAL_FORBIDDEN(
            UNAUTHORIZED,
            "Give the credential the permission",
            site -> site.access().permit("READ"),
            site -> site.access().permit("ADMIN")),
    UNAVAILABLE(UNKNOWN, "looks again later", site -> site.answer("status"), Site::answerAgain),
    RATE_LIMITED(UNKNOWN, "looks again later", Site::limitRate, Site::answerAgain),
    NOT_JUDGED(UNKNOWN, "See to the repository", site -> site.answer("half-page"), Site::answerAgain),
    UNANSWERED(UNKNOWN, "see that connector-service runs", Fault::befallsAll, Fault::befallsAll);

    private final HealthState state;
    private final @Nullable RepairKind repair;
    private final @Nullable String remedy;
    private final Consumer<Site> breaking;
    private final Consumer<Site> mending;

    Fault(HealthState state, RepairKind repair, Consumer<Site> breaking) {
        this(state, repair, null, breaking, _ -> {});
    }

    Fault(HealthState state, String remedy, Consumer<Site> breaking, Consumer<Site> mending) {
        this(state, null, remedy, breaking, mending);
    }

    Fault(
            HealthState state,
            @Nullable RepairKind repair,
            @Nullable String remedy,
            Consumer<Site> breaking,
            Consumer<Site> mending) {
        this.state = state;
        this.repair = repair;
        this.remedy = remedy;
        this.breaking = breaking;
        this.mending = mending;
    }

    /** The state that a project is found in. */
    HealthState state() {
        return state;
    }

    /** What Hookline repairs by itself; empty where that is not for it to do. */
    Optional<RepairKind> repair() {
        return Optional.ofNullable(repair);
    }

    /** What the finding tells people, as a pattern of some of it; empty where Hookline repairs it. */
    Optional<String> remedy() {
        return Optional.ofNullable(remedy);
    }

    /** The kind of finding that it shows as. Data Center does not tell whether a webhook has a secret. */
    String finding(Product product) {
        boolean untold = this == WEBHOOK_WITHOUT_SECRET && product == Product.DATA_CENTER;
        return (untold ? WEBHOOK_SILENT : this).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Cloud's deploy keys never write, and it holds no webhook back. */
    boolean isOn(Product product) {
        return product == Product.DATA_CENTER || (this != DEPLOY_KEY_WRITABLE && this != WEBHOOK_HELD_BACK);
    }

    /** Whether it is a whole Bitbucket's. */
    boolean needsOwnBitbucket() {
        return this == HOST_KEY_CHANGED || this == UNAVAILABLE || this == NOT_JUDGED;
    }

    /** When somebody pushes: nothing takes a push while it is gone, and any push tells of a new name at once. */
    Push push() {
        if (this == REPOSITORY_GONE) {
            return Push.ONCE_MENDED;
        }
        return this == REPOSITORY_MOVED ? Push.ONCE_FOUND : Push.AT_ONCE;
    }

    /** It befalls all projects at once, so that it is nothing to be done to one: {@link HealthIT} and {@link MasterKeys} do it. */
    private static void befallsAll(Site site) {}

    void befall(Site site) {
        breaking.accept(site);
    }

    void mend(Site site) {
        mending.accept(site);
    }

    /** When a push is made. */
    enum Push {
        AT_ONCE,
        ONCE_FOUND,
        ONCE_MENDED
    }
}
