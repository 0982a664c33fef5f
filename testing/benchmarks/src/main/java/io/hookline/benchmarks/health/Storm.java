package io.hookline.benchmarks.health;

/** What Bitbucket does to all calls with a credential; it says nothing of the projects. */
enum Storm {
    NONE,
    /** 429, whatever was called before. */
    TOO_MANY_REQUESTS,
    /** 5xx from the API; git works. */
    SERVER_ERRORS,
    /** Neither the API nor git answers in time. */
    TIME_OUTS,
    /** The repository shows, lists break off in the middle. */
    HALF_PAGES
}
