package io.hookline.bitbucket;

/** The value of a call that succeeded and has nothing to tell. */
public enum Done {
    DONE
}
