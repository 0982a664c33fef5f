package io.hookline.gateway.registration;

import io.hookline.contracts.id.HookId;
import io.hookline.contracts.project.HookRegistration;
import io.hookline.contracts.project.HookSecrets;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.contracts.wire.MalformedMessageException;
import io.hookline.gateway.verify.SignatureCheck;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** The hooks that may deliver. One thread applies records, any may look hooks up. */
@Singleton
public class HookRegistrations {

    private final Map<String, KnownHook> hooks = new ConcurrentHashMap<>();
    private final HookSecrets secrets;

    @Inject
    HookRegistrations(HookSecrets secrets, MeterRegistry metrics) {
        this(secrets);
        Gauge.builder("hookline.gateway.registrations", hooks, Map::size)
                .description("Hooks that may deliver")
                .register(metrics);
    }

    HookRegistrations(HookSecrets secrets) {
        this.secrets = secrets;
    }

    /** The hook of this id; null for one that is not registered, and for what is no hook id at all. */
    public @Nullable KnownHook find(String hookId) {
        return hooks.get(hookId);
    }

    int size() {
        return hooks.size();
    }

    /**
     * Takes over what a record says.
     *
     * @throws MalformedMessageException when it is no registration, or names a master key that is not configured
     */
    void apply(ConsumerRecord<String, byte[]> message) throws MalformedMessageException {
        if (message.key() == null) {
            throw new MalformedMessageException("a registration is keyed by its hook id");
        }
        if (message.value() == null) {
            hooks.remove(message.key());
            return;
        }
        HookRegistration registration = CloudEvent.read(
                        name -> valueOf(message.headers().lastHeader(name)), message.value(), HookRegistration.class)
                .data();
        HookId id = registration.id();
        if (!id.value().equals(message.key())) {
            throw new MalformedMessageException("the key is not the registration's hook id");
        }
        String secret = secrets.secretFor(registration.keyId(), id)
                .orElseThrow(() -> new MalformedMessageException("no master key is named " + registration.keyId()));
        hooks.put(id.value(), new KnownHook(registration, SignatureCheck.withSecret(secret)));
    }

    private static byte @Nullable [] valueOf(@Nullable Header header) {
        return header == null ? null : header.value();
    }
}
