package io.hookline.contracts.health;

/** How a project stands. */
public enum HealthState {
    /** Everything was seen to work. */
    HEALTHY,
    /** It works, but something should be looked at. */
    DEGRADED,
    /** Something is missing or refused; it is repaired once confirmed. */
    BROKEN,
    /** Nobody can tell: Bitbucket is down or limits the rate. Nothing is repaired. */
    UNKNOWN,
    /** Bitbucket refuses the connector's credential; a person must renew it. */
    UNAUTHORIZED,
    /** The repository does not exist any more, or the credential cannot see it. */
    REPOSITORY_GONE
}
