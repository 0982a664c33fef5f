package io.hookline.bitbucket;

/** What calls are made for; decides who goes without when a credential's budget of calls runs low. */
public enum Purpose {
    /** Observation and upkeep, which can wait. */
    ROUTINE,
    /** Repair, and what a person waits for. */
    REPAIR
}
