package io.hookline.gateway.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hookline.contracts.event.Actor;
import io.hookline.contracts.event.Delivery;
import io.hookline.contracts.event.EventHeader;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.RefChange;
import io.hookline.contracts.event.RepositoryEvent.Pushed;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.EventId;
import io.hookline.contracts.id.HookId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.RepositoryId;
import io.hookline.contracts.wire.Json;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a push can hold is written as the mapper writes it. */
class PushJsonTest {

    private static final CommitHash BEFORE = CommitHash.of("2f22765d04931a078909145ca628d2264c852d7d");
    private static final CommitHash AFTER = CommitHash.of("6b1f53303a732ccc8c6aae6640399827c15250e3");
    private static final GitRef BRANCH = GitRef.branch("feature/\u00fc \"x\"");

    static Stream<Pushed> pushes() {
        Delivery delivery =
                new Delivery(HookId.of("00112233445566778899aabbccddeeff"), "{5f3b-\u20ac}", "repo:refs_changed");
        return Stream.of(
                push(Product.CLOUD, null, null, "2026-11-20T10:00:00Z"),
                push(Product.CLOUD, delivery, new Actor("{a}", "Ann \\ Example"), "2026-11-20T10:00:00.123Z"),
                push(Product.DATA_CENTER, delivery, new Actor("ann", "Ann", "42"), "2026-11-20T10:00:00.000001Z"),
                push(
                        Product.DATA_CENTER,
                        delivery,
                        new Actor(null, "\ud83d\ude00"),
                        "2026-11-20T10:00:00.123456789Z",
                        new RefChange(BRANCH, BEFORE, AFTER, true, "Count\n\tthe coins \u2028 \u0001"),
                        new RefChange(GitRef.tag("v1"), null, AFTER, false, null),
                        new RefChange(BRANCH, BEFORE, null, false, "x".repeat(10_000))));
    }

    @ParameterizedTest
    @MethodSource("pushes")
    void shouldWriteAPushAsTheMapperDoes(Pushed push) throws JsonProcessingException {
        assertThat(new String(PushJson.of(push), UTF_8))
                .isEqualTo(new String(Json.mapper().writeValueAsBytes(push), UTF_8));
    }

    /** A field that the records get one day is one that this writer has to get. */
    @Test
    void shouldKnowEveryField() {
        assertThat(Stream.of(
                                Pushed.class,
                                EventHeader.class,
                                RepositoryRef.class,
                                Delivery.class,
                                Actor.class,
                                RefChange.class)
                        .flatMap(type -> Arrays.stream(type.getRecordComponents())))
                .hasSize(22);
    }

    private static Pushed push(
            Product product,
            @Nullable Delivery delivery,
            @Nullable Actor actor,
            String receivedAt,
            RefChange... changes) {
        return new Pushed(
                new EventHeader(
                        EventId.from("an event"),
                        ProjectId.of("7d9f4c1e-5a51-4a5e-9f0c-0a3d7c1b2e11"),
                        new RepositoryRef(product, RepositoryId.of("{84}"), "acme/shop"),
                        Instant.parse(receivedAt),
                        delivery,
                        actor),
                List.of(changes));
    }
}
