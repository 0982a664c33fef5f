package io.hookline.connector.status;

/** How far a status is on its way to Bitbucket. */
public enum Delivery {
    /** To be sent when it is due. */
    WAITING,
    /** Bitbucket has it. */
    SHOWN,
    /** Bitbucket refused it too often; it is sent again when somebody asks for that, or when the build's state changes. */
    GIVEN_UP
}
