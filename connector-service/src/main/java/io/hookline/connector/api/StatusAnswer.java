package io.hookline.connector.api;

import io.hookline.connector.status.Delivery;
import io.hookline.connector.status.StatusId;
import io.hookline.connector.status.StatusView;
import io.hookline.contracts.build.BuildStatus;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A status of a commit, and how far it is on its way to Bitbucket. */
@Schema(name = "Status", examples = StatusAnswer.EXAMPLE)
record StatusAnswer(
        @Schema(implementation = String.class) StatusId id,
        String key,

        @Schema(description = "The newest message that was not late")
        BuildStatus status,

        DeliveryAnswer delivery) {

    static final String EXAMPLE = """
                {"id":"4b6c4c52-6a0c-4d0e-9c67-0f6a3f0a2b11","key":"ci/linux",\
                "status":{"project":"0b5f6c0e-4a43-4a0e-9f4e-5b2f1f0d7a11","key":"ci/linux",\
                "commit":"2222222222222222222222222222222222222222","ref":"refs/heads/main","state":"PASSED",\
                "url":"https://ci.example/builds/123","number":"123","at":"2026-11-20T10:00:00.123Z"},\
                "delivery":{"state":"WAITING","dueAt":"2026-11-20T10:00:40Z","waitingSince":"2026-11-20T10:00:00.2Z",\
                "attempts":3,"problem":"HTTP 503"}}""";

    /** How far it is on its way. */
    @Schema(name = "StatusDelivery")
    record DeliveryAnswer(
            @Schema(description = "WAITING: sent when it is due. SHOWN: Bitbucket has it. GIVEN_UP: not sent any more.")
            Delivery state,

            @Schema(description = "When it is sent, while it is WAITING") @Nullable
            Instant dueAt,

            @Schema(description = "Since when Bitbucket does not show it, unless it is SHOWN") @Nullable
            Instant waitingSince,

            @Schema(description = "How often it was sent in vain")
            int attempts,

            @Schema(description = "Why the last attempt was in vain") @Nullable
            String problem,

            @Schema(description = "When Bitbucket last took it") @Nullable
            Instant shownAt,

            @Schema(description = "The fork where it is shown, when the project's repository lacks the commit")
            @Nullable
            String shownIn) {}

    /** Some statuses; {@code next} is the value of {@code after} that asks for those that follow. */
    @Schema(name = "StatusPage", examples = "{\"items\":[" + EXAMPLE + "]}")
    record Page(List<StatusAnswer> items, @Nullable String next) {}

    static StatusAnswer of(StatusView view) {
        boolean waits = view.delivery() == Delivery.WAITING;
        return new StatusAnswer(
                view.id(),
                view.wanted().keyOrBuild(),
                view.wanted(),
                new DeliveryAnswer(
                        view.delivery(),
                        waits ? view.dueAt() : null,
                        view.delivery() == Delivery.SHOWN ? null : view.waitingSince(),
                        view.attempts(),
                        view.problem(),
                        view.shownAt(),
                        view.forkPath()));
    }
}
