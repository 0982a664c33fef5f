package io.hookline.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPartsIT {

    @Test
    void shouldKeepRecordsOverARestartOfKafka(@TempDir Path data) throws Exception {
        EmbeddedTopic topic = new EmbeddedTopic("kept", 2, Map.of("cleanup.policy", "compact"));
        try (EmbeddedKafka kafka = EmbeddedKafka.start(0, data)) {
            kafka.createTopics(List.of(topic));
            kafka.createTopics(List.of(topic));
            produce(kafka, "kept", "before the restart");
        }

        try (EmbeddedKafka kafka = EmbeddedKafka.start(0, data)) {
            assertThat(firstValue(kafka, "kept")).isEqualTo("before the restart");
        }
    }

    @Test
    void shouldRefuseARecordForATopicThatNobodyCreated() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            assertThatThrownBy(() -> produce(kafka, "misspelt", "lost")).hasMessageContaining("misspelt");
        }
    }

    @Test
    void shouldKeepRowsOverARestartOfPostgres(@TempDir Path data) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(0, data)) {
            postgres.createDatabase("trigger");
            postgres.createDatabase("trigger");
            query(postgres, "create table kept as select 42 as answer; select answer from kept");
            assertThat(query(postgres, "show fsync")).isEqualTo("on");
        }

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(0, data)) {
            assertThat(query(postgres, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void shouldIssueTokensWithTheRoleOfTheClient() throws Exception {
        try (EmbeddedIssuer issuer = EmbeddedIssuer.start(0)) {
            JWTClaimsSet claims = SignedJWT.parse(AccessTokens.ofRole(issuer.authServerUrl(), "operator"))
                    .getJWTClaimsSet();

            assertThat(claims.getIssuer()).isEqualTo(issuer.authServerUrl());
            assertThat(claims.getAudience()).containsExactly("hookline");
            assertThat(claims.getSubject()).isEqualTo("hookline-operator");
            assertThat(claims.getStringListClaim("groups")).containsExactly("operator");
        }
    }

    @Test
    void shouldGiveNoGroupsToAnUnknownClient() throws Exception {
        try (EmbeddedIssuer issuer = EmbeddedIssuer.start(0)) {
            String token = AccessTokens.ofClient(issuer.authServerUrl(), "somebody");

            assertThat(SignedJWT.parse(token).getJWTClaimsSet().getStringListClaim("groups"))
                    .isEmpty();
        }
    }

    private static void produce(EmbeddedKafka kafka, String topic, String value) throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "max.block.ms",
                2_000,
                "acks",
                "all",
                "compression.type",
                "lz4");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", value)).get(10, TimeUnit.SECONDS);
        }
    }

    private static String firstValue(EmbeddedKafka kafka, String topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", kafka.bootstrapServers(), "group.id", "test", "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            ConsumerRecords<String, String> records = consumer.poll(Duration.ofSeconds(20));
            return records.iterator().next().value();
        }
    }

    private static String query(EmbeddedPostgres postgres, String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(
                        postgres.jdbcUrl("trigger"), EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            while (statement.getResultSet() == null) {
                statement.getMoreResults();
            }
            try (ResultSet result = statement.getResultSet()) {
                result.next();
                return new String(result.getBytes(1), StandardCharsets.UTF_8);
            }
        }
    }
}
