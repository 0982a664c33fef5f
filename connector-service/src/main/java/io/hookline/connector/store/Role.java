package io.hookline.connector.store;

/** What a deploy key or webhook of a project is for, while a new one takes an old one's place. */
public enum Role {
    /** In use. At most one a project. */
    CURRENT,
    /** Made to take the current one's place, not proven yet. At most one a project. */
    NEXT,
    /** Replaced; to be removed from Bitbucket. */
    RETIRED
}
