package io.hookline.local.external;

import io.hookline.local.stack.HostPort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;

/** Whether Kafka can be used, by everybody who shall. */
final class KafkaCheck {

    // What its clients log of a refusal, again and again, is said here once and in other words.
    private static final Logger CLIENTS = Logger.getLogger("org.apache.kafka");
    private static final int SECONDS = 20;

    private final Kafka kafka;

    KafkaCheck(Kafka kafka) {
        this.kafka = kafka;
        CLIENTS.setLevel(Level.OFF);
    }

    /** A sentence for each thing that stands in the way. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        List<String> unanswered = new ArrayList<>();
        SSLContext trust = Trust.of(kafka.authoritiesFile());
        for (HostPort server : kafka.addresses()) {
            switch (Knock.at(server, trust, Knock.Manner.AT_ONCE)) {
                case Knock.Opened() -> {}
                case Knock.Unanswered(String why) -> unanswered.add(server + ": " + why);
                case Knock.Untrusted(String why) ->
                    faults.add(Faults.untrusted("Kafka", server, kafka.authorities(), "kafka.ca", why));
            }
        }
        if (unanswered.size() == kafka.addresses().size()) {
            faults.add("Kafka is not reachable (kafka.servers): " + String.join("; ", unanswered));
        }
        return faults.isEmpty() ? refusals() : faults;
    }

    private List<String> refusals() {
        Set<String> faults = new LinkedHashSet<>();
        for (Account account : accounts()) {
            refusal(account).ifPresent(faults::add);
        }
        return List.copyOf(faults);
    }

    private List<Account> accounts() {
        Map<String, Account> byName = new HashMap<>();
        byName.put(kafka.own().name().value(), kafka.own());
        kafka.services()
                .values()
                .forEach(account -> byName.putIfAbsent(account.name().value(), account));
        return List.copyOf(byName.values());
    }

    private Optional<String> refusal(Account account) {
        Map<String, Object> client = new HashMap<>(kafka.clientOf(account));
        client.put("request.timeout.ms", SECONDS * 1_000);
        client.put("default.api.timeout.ms", SECONDS * 1_000);
        try (Admin admin = Admin.create(client)) {
            admin.describeCluster().nodes().get(SECONDS, TimeUnit.SECONDS);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted while asking Kafka");
        } catch (TimeoutException e) {
            return Optional.of("Kafka takes longer than %d s to let %s in"
                    .formatted(SECONDS, account.name().value()));
        } catch (ExecutionException e) {
            return Optional.of(
                    e.getCause() instanceof SaslAuthenticationException
                            ? Faults.wrongPassword("Kafka", kafka.servers().value(), account)
                            : "Kafka at %s does not let %s in: %s"
                                    .formatted(
                                            kafka.servers().value(),
                                            account.name().value(),
                                            e.getCause()));
        }
    }
}
