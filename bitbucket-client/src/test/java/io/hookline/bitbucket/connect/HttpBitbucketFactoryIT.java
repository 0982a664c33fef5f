package io.hookline.bitbucket.connect;

import static io.hookline.bitbucket.Results.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.bitbucket.Credential;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Instance;
import io.hookline.bitbucket.Purpose;
import io.hookline.bitbucket.StubServer;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpBitbucketFactoryIT {

    private final StubServer server = new StubServer();
    private final HttpBitbucketFactory factory = new HttpBitbucketFactory(Clock.systemUTC());

    @AfterEach
    void stop() {
        factory.close();
        server.close();
    }

    @Test
    void shouldShareARefusalAmongTheClientsOfOneCredentialOnly() {
        server.on("/user", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "30");
            StubServer.answer(exchange, 429, "");
        });
        var instance = new Instance.Cloud(server.uri());
        var refused = new Credential.AccessToken("one");

        var first = factory.create(instance, refused).whoAmI();
        var second = factory.create(instance, refused, Purpose.REPAIR).whoAmI();
        factory.create(instance, new Credential.AccessToken("other")).whoAmI();

        assertThat(failure(first)).isEqualTo(new Failure.RateLimited(Duration.ofSeconds(30)));
        assertThat(failure(second)).isInstanceOf(Failure.RateLimited.class);
        assertThat(server.seen())
                .extracting(StubServer.Seen::authorization)
                .containsExactly("Bearer one", "Bearer other");
    }
}
