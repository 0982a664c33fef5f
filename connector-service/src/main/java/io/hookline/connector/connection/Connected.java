package io.hookline.connector.connection;

import io.hookline.bitbucket.Failure;
import io.hookline.connector.credential.CredentialView;

/** What came of a person's return from Bitbucket. */
public sealed interface Connected {

    /** The connector is connected. */
    record Done(CredentialView credential) implements Connected {}

    /** The state is none that was given out, or it was used, or it is too old. */
    record WrongState(Reason reason) implements Connected {

        /** What is wrong with the state. */
        public enum Reason {
            UNKNOWN,
            USED_BEFORE,
            TOO_LATE
        }
    }

    /** The person, or Bitbucket for them, refused; {@code error} is OAuth's code. */
    record Denied(String error) implements Connected {}

    /** Bitbucket refused or did not answer when the code was to be exchanged or the tokens were tried. */
    record Failed(Failure failure) implements Connected {}
}
