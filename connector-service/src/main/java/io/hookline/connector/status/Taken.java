package io.hookline.connector.status;

import io.hookline.contracts.id.ProjectId;

/** What became of a message about a build. */
public sealed interface Taken {

    /** It will be shown, unless something newer comes first. */
    record ToBeShown(StatusId status) implements Taken {}

    /** Something newer is known; it is not shown. */
    record Late(StatusId status, String why) implements Taken {}

    /** This message was taken before, or says what another one said. */
    record Repeated(StatusId status) implements Taken {}

    /** Another message was taken under this id. */
    record AnotherMessage(StatusId status) implements Taken {}

    /** There is no such project. */
    record UnknownProject(ProjectId project) implements Taken {}
}
