package io.hookline.embedded.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.Topic;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class ResourcesIT {

    @Test
    void shouldCreateAllTopicsWhenKafkaStarts() throws Exception {
        Map<String, String> properties = new KafkaResource().start();

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", properties.get("kafka.bootstrap.servers")))) {
            assertThat(admin.listTopics().names().get())
                    .containsAll(
                            Arrays.stream(Topic.values()).map(Topic::topicName).toList());
        }
    }

    @Test
    void shouldGiveEachServiceItsDatabaseOnOneServer() {
        assertThat(urlFor("connector")).endsWith("/connector").startsWith("postgresql://127.0.0.1:");
        assertThat(portOf(urlFor("connector"))).isEqualTo(portOf(urlFor("trigger")));
    }

    @Test
    void shouldShareTheIssuer() {
        assertThat(new IssuerResource().start()).isEqualTo(new IssuerResource().start());
        assertThat(IssuerResource.token("viewer")).isNotBlank();
    }

    private static String urlFor(String database) {
        PostgresResource resource = new PostgresResource();
        resource.init(Map.of("database", database));
        return resource.start().get("quarkus.datasource.reactive.url");
    }

    private static String portOf(String url) {
        return url.replaceAll(".*:(\\d+)/.*", "$1");
    }
}
