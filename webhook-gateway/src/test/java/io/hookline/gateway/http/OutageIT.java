package io.hookline.gateway.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.hookline.contracts.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OutageIT.Profile.class)
@WithTestResource(OwnKafka.class)
class OutageIT extends AgainstGateway<OwnKafka> {

    @Test
    void shouldAskBitbucketToSendAgainUntilKafkaIsBack() {
        hook.signed("repo:push", hook.push()).post(hook.path()).then().statusCode(202);

        broker.stopBroker();
        hook.signed("repo:push", hook.push())
                .post(hook.path())
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .contentType("application/problem+json")
                .body("type", equalTo("urn:hookline:problem:kafka-unavailable"));
        await().untilAsserted(() -> given().get("/q/health/ready").then().statusCode(503));

        broker.startBroker();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> hook.signed("repo:push", hook.push())
                        .post(hook.path())
                        .then()
                        .statusCode(202));
        assertThat(kafka.recordsOf(Topic.REPOSITORY_EVENTS, hook.repositoryId()))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    /** A profile of its own, so that this gateway is not shared with other tests. */
    public static final class Profile extends GatewayProfile {}
}
