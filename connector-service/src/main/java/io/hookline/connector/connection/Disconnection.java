package io.hookline.connector.connection;

import java.util.List;

/**
 * What came of disconnecting.
 *
 * @param left what is still good on Bitbucket, and how a person ends it
 */
public record Disconnection(List<String> left) {

    public Disconnection {
        left = List.copyOf(left);
    }
}
