package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hookline.contracts.event.Product;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.embedded.EmbeddedPostgres;
import io.hookline.local.client.ConnectorClient;
import io.hookline.local.client.RestClient;
import io.hookline.local.client.SimulatedBitbucket;
import io.hookline.local.client.Tokens;
import io.hookline.local.stack.Addresses;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody with the database in hand, but without the keys. */
class EncryptionIT {

    private final Addresses addresses = SharedStack.get().addresses();
    private final RestClient rest =
            new RestClient(addresses.connectorService(), new Tokens(addresses.issuer()).of("admin"));

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldOpenNoSecretThatWasTakenFromAnotherRow(Product product) throws SQLException {
        UUID one = connector(product);
        UUID other = connector(product);
        try (Connection database = database()) {
            String ofOne = secret(database, one);
            assertThat(ofOne).isNotEqualTo(secret(database, other));

            store(database, one, secret(database, other));
            assertThat(test(one)).contains("its secret cannot be opened");

            store(database, one, flipped(ofOne));
            assertThat(test(one)).contains("its secret cannot be opened");

            store(database, one, ofOne);
            await().atMost(30, TimeUnit.SECONDS).until(() -> test(one).contains("\"result\":\"SUCCESS\""));
        }
    }

    private String test(UUID connector) {
        return rest.post("/connectors/" + connector + "/test", null).toString();
    }

    private UUID connector(Product product) {
        SimulatedBitbucket bitbucket =
                new SimulatedBitbucket(product, addresses.simulator().control());
        ConnectorId made = new ConnectorClient(addresses.connectorService(), new Tokens(addresses.issuer()).of("admin"))
                .createConnector(Workplace.newConnector(
                        "encryption-" + UUID.randomUUID(),
                        addresses,
                        product,
                        Workplace.credential(product, bitbucket.hookline())));
        return made.value();
    }

    private Connection database() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + addresses.postgres() + "/connector",
                EmbeddedPostgres.USER,
                EmbeddedPostgres.PASSWORD);
    }

    private static String secret(Connection database, UUID connector) throws SQLException {
        try (PreparedStatement select =
                database.prepareStatement("select secret from credential where connector_id = ?")) {
            select.setObject(1, connector);
            try (ResultSet found = select.executeQuery()) {
                assertThat(found.next()).isTrue();
                return found.getString(1);
            }
        }
    }

    private static void store(Connection database, UUID connector, String secret) throws SQLException {
        try (PreparedStatement update =
                database.prepareStatement("update credential set secret = ? where connector_id = ?")) {
            update.setString(1, secret);
            update.setObject(2, connector);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    /** One character changed, not one of the last: those of Base64 may hold bits that mean nothing. */
    private static String flipped(String secret) {
        int at = secret.length() - 8;
        return secret.substring(0, at) + (secret.charAt(at) == 'A' ? 'B' : 'A') + secret.substring(at + 1);
    }
}
