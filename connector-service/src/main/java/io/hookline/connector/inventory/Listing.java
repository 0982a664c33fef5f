package io.hookline.connector.inventory;

import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Page;

/** What came of asking Bitbucket for a page of a list. */
public sealed interface Listing<T> {

    /** The page. */
    record Listed<T>(Page<T> page) implements Listing<T> {}

    /** There is no such connector. */
    record UnknownConnector<T>() implements Listing<T> {}

    /** Cloud lists repositories of one workspace only, and none was named. */
    record WorkspaceNeeded<T>() implements Listing<T> {}

    /** Bitbucket refused, or did not answer. */
    record Refused<T>(Failure failure, String remedy) implements Listing<T> {}
}
