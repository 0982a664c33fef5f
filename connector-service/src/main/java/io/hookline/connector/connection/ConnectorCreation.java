package io.hookline.connector.connection;

import io.hookline.bitbucket.Failure;
import io.hookline.contracts.id.ConnectorId;

/** What came of making a connector. */
public sealed interface ConnectorCreation {

    /** Made, its credential proven. */
    record Created(ConnectorView connector) implements ConnectorCreation {}

    /** Another connector has the name. */
    record NameTaken(ConnectorId first) implements ConnectorCreation {}

    /** Another connector has the identifier. */
    record IdentifierTaken(ConnectorId first) implements ConnectorCreation {}

    /** Bitbucket did not take the credential or show the repository, or did not answer; nothing was stored. */
    record NotProven(Failure failure) implements ConnectorCreation {}

    /** No SSH host keys were given, and none could be scanned. */
    record NoHostKeys(String why) implements ConnectorCreation {}
}
