package io.hookline.connector.connection;

import io.hookline.bitbucket.Failure;
import io.hookline.contracts.id.ConnectorId;

/** What came of changing a connector. Nothing was changed unless it says so. */
public sealed interface ConnectorChange {

    /** Changed, or as wanted already. */
    record Changed(ConnectorView connector) implements ConnectorChange {}

    /** There is no such connector. */
    record Unknown() implements ConnectorChange {}

    /** It is not the version that the change was made for. */
    record Stale() implements ConnectorChange {}

    /** Another connector has the name. */
    record NameTaken(ConnectorId first) implements ConnectorChange {}

    /** The new settings do not connect, or Bitbucket did not answer. */
    record NotProven(Failure failure) implements ConnectorChange {}

    /** It would lead to another Bitbucket, whose SSH host keys were not given and could not be scanned. */
    record NoHostKeys(String why) implements ConnectorChange {}

    /** Projects would no longer be reached through it. */
    record InUse(ConnectorUse use) implements ConnectorChange {}
}
