package io.hookline.connector.credential;

import io.hookline.contracts.id.ConnectorId;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The sealed columns of credentials. */
@Singleton
class SealedColumns {

    @Produces
    @Singleton
    SealedColumn secrets() {
        return new SealedColumn("credential", "secret", row -> key(row).secretPlace());
    }

    @Produces
    @Singleton
    SealedColumn tokens() {
        return new SealedColumn("credential", "tokens", row -> key(row).tokensPlace());
    }

    private static CredentialKey key(Row row) {
        return new CredentialKey(
                new ConnectorId(row.getUUID("connector_id")), Use.valueOf(row.getString("credential_use")));
    }
}
