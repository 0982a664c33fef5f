package io.hookline.connector.project;

/** How far a project is. */
public enum ProjectStatus {
    /** Key and webhook are being registered; goes on by itself. */
    SETTING_UP,
    /** Set-up met something that a person must mend; it is tried again now and then. */
    NEEDS_ATTENTION,
    READY,
    /** Key and webhook are being made on another repository, which then becomes the project's. */
    MOVING,
    /** Key and webhook are being taken from Bitbucket; tried again by itself. */
    REMOVING
}
