package io.hookline.gateway.registration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.HookId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.RepositoryId;
import io.hookline.contracts.project.HookRegistration;
import io.hookline.contracts.project.HookSecrets;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.contracts.wire.MalformedMessageException;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class HookRegistrationsTest {

    private static final HookId HOOK = HookId.of("00112233445566778899aabbccddeeff");

    private final HookRegistrations registrations =
            new HookRegistrations(new HookSecrets(Map.of("main", new byte[32])));

    @Test
    void shouldKnowAHookWhenItIsRegistered() throws Exception {
        registrations.apply(registered(HOOK.value(), "main"));

        assertThat(registrations.find(HOOK.value())).isNotNull();
    }

    @Test
    void shouldNotKnowAHookWhenItIsRemoved() throws Exception {
        registrations.apply(registered(HOOK.value(), "main"));
        registrations.apply(new ConsumerRecord<>("t", 0, 1, HOOK.value(), null));

        assertThat(registrations.find(HOOK.value())).isNull();
    }

    @Test
    void shouldRefuseARegistrationWhenItsMasterKeyIsNotConfigured() {
        assertThatThrownBy(() -> registrations.apply(registered(HOOK.value(), "lost")))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("lost");
    }

    @Test
    void shouldRefuseARegistrationWhenItIsKeyedByAnotherHook() {
        assertThatThrownBy(() -> registrations.apply(registered("ffeeddccbbaa99887766554433221100", "main")))
                .isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void shouldRefuseWhatIsNoRegistration() {
        assertThatThrownBy(
                        () -> registrations.apply(new ConsumerRecord<>("t", 0, 0, HOOK.value(), "{".getBytes(UTF_8))))
                .isInstanceOf(MalformedMessageException.class);
    }

    private static ConsumerRecord<String, byte[]> registered(String key, String keyId) {
        HookRegistration registration = new HookRegistration(
                HOOK,
                ProjectId.of("7d9f4c1e-5a51-4a5e-9f0c-0a3d7c1b2e11"),
                new RepositoryRef(Product.CLOUD, RepositoryId.of("{5b1c}"), "acme/shop"),
                keyId);
        CloudEvent<HookRegistration> event = new CloudEvent<>("1", "/test", Instant.EPOCH, registration);
        ConsumerRecord<String, byte[]> message = new ConsumerRecord<>("t", 0, 0, key, event.value());
        event.headers().forEach(message.headers()::add);
        return message;
    }
}
