package io.hookline.connector.connection;

import io.hookline.bitbucket.Failure;
import io.hookline.connector.credential.CredentialView;
import io.hookline.connector.oauth.Authorization;

/** What came of changing a connector's credential. */
public sealed interface CredentialChange {

    /** Proven and in use. */
    record Changed(CredentialView credential) implements CredentialChange {}

    /** A person has to grant it first; until then all is as it was. */
    record Waiting(Authorization authorization) implements CredentialChange {}

    /** Bitbucket did not take it, or did not answer; all is as it was. */
    record NotProven(Failure failure) implements CredentialChange {}

    /** There is no such connector. */
    record UnknownConnector() implements CredentialChange {}

    /** The credential is none that a person grants. */
    record NotGranted() implements CredentialChange {}

    /** The address to which Bitbucket sends people back is not configured. */
    record NoCallback() implements CredentialChange {}
}
