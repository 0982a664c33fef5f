package io.hookline.contracts.wire;

import io.hookline.contracts.build.BuildMessage;
import io.hookline.contracts.build.BuildStatus;
import io.hookline.contracts.build.Decision;
import io.hookline.contracts.event.DeliveryAnswered;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.health.HealthChanged;
import io.hookline.contracts.health.RepairCommand;
import io.hookline.contracts.health.RepairResult;
import io.hookline.contracts.health.RepairsHeld;
import io.hookline.contracts.health.RepairsResumed;
import io.hookline.contracts.project.HookRegistration;
import io.hookline.contracts.project.Project;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every message's name on the wire. A change that an old reader would misread gets a new version; all versions that were ever written are
 * read.
 */
public enum MessageType {
    PUSHED("io.hookline.repository.pushed.v1", RepositoryEvent.Pushed.class),
    PULL_REQUEST_OPENED("io.hookline.pull-request.opened.v1", RepositoryEvent.PullRequestOpened.class),
    PULL_REQUEST_UPDATED("io.hookline.pull-request.updated.v1", RepositoryEvent.PullRequestUpdated.class),
    PULL_REQUEST_MERGED("io.hookline.pull-request.merged.v1", RepositoryEvent.PullRequestMerged.class),
    PULL_REQUEST_DECLINED("io.hookline.pull-request.declined.v1", RepositoryEvent.PullRequestDeclined.class),
    PULL_REQUEST_DELETED("io.hookline.pull-request.deleted.v1", RepositoryEvent.PullRequestDeleted.class),
    PULL_REQUEST_COMMENT_ADDED(
            "io.hookline.pull-request.comment-added.v1", RepositoryEvent.PullRequestCommentAdded.class),
    REPOSITORY_CHANGED("io.hookline.repository.changed.v1", RepositoryEvent.RepositoryChanged.class),
    REFS_OBSERVED("io.hookline.repository.refs-observed.v1", RepositoryEvent.RefsObserved.class),
    PULL_REQUESTS_OBSERVED(
            "io.hookline.repository.pull-requests-observed.v1", RepositoryEvent.PullRequestsObserved.class),
    PROJECT("io.hookline.project.v1", Project.class),
    HOOK_REGISTRATION("io.hookline.hook-registration.v1", HookRegistration.class),
    DELIVERY_ANSWERED("io.hookline.webhook.delivery-answered.v1", DeliveryAnswered.class),
    BUILD_REQUESTED("io.hookline.build.requested.v1", BuildMessage.BuildRequested.class),
    BUILD_CANCELLED("io.hookline.build.cancelled.v1", BuildMessage.BuildCancelled.class),
    BUILD_STATUS("io.hookline.build.status.v1", BuildStatus.class),
    BUILD_DECIDED("io.hookline.build.decided.v1", Decision.class),
    REPLACE_DEPLOY_KEY("io.hookline.repair.replace-deploy-key.v1", RepairCommand.ReplaceDeployKey.class),
    RESTORE_WEBHOOK("io.hookline.repair.restore-webhook.v1", RepairCommand.RestoreWebhook.class),
    REFRESH_REPOSITORY("io.hookline.repair.refresh-repository.v1", RepairCommand.RefreshRepository.class),
    REPAIRED("io.hookline.repair.repaired.v1", RepairResult.Repaired.class),
    REPAIR_NOT_NEEDED("io.hookline.repair.not-needed.v1", RepairResult.NotNeeded.class),
    REPAIR_FAILED("io.hookline.repair.failed.v1", RepairResult.Failed.class),
    HEALTH_CHANGED("io.hookline.health.changed.v1", HealthChanged.class),
    REPAIRS_HELD("io.hookline.health.repairs-held.v1", RepairsHeld.class),
    REPAIRS_RESUMED("io.hookline.health.repairs-resumed.v1", RepairsResumed.class);

    private static final Map<String, MessageType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(MessageType::typeName, Function.identity()));
    private static final Map<Class<?>, MessageType> BY_CLASS =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(MessageType::dataClass, Function.identity()));

    private final String typeName;
    private final Class<?> dataClass;

    MessageType(String typeName, Class<?> dataClass) {
        this.typeName = typeName;
        this.dataClass = dataClass;
    }

    /** The value of {@code ce_type}, version included. */
    public String typeName() {
        return typeName;
    }

    /** The class that the JSON value is read into. */
    public Class<?> dataClass() {
        return dataClass;
    }

    static Optional<MessageType> named(String typeName) {
        return Optional.ofNullable(BY_NAME.get(typeName));
    }

    static MessageType of(Object data) {
        MessageType type = BY_CLASS.get(data.getClass());
        if (type == null) {
            throw new IllegalArgumentException("no message type for " + data.getClass());
        }
        return type;
    }
}
