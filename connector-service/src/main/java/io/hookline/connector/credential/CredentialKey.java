package io.hookline.connector.credential;

import io.hookline.contracts.id.ConnectorId;

/** Names one credential of a connector. */
public record CredentialKey(ConnectorId connector, Use use) {

    /** Where its secret is. Rows of the time when the connector itself had the one credential are in the same place. */
    Place secretPlace() {
        return new Place("connector", connector.value(), use.column());
    }

    /** Where its OAuth tokens are. */
    Place tokensPlace() {
        return new Place("credential", connector.value(), use.column() + "_tokens");
    }

    @Override
    public String toString() {
        return connector + "/" + use;
    }
}
