package io.hookline.system;

/** What is wrong with a token that claims every role. */
enum BadToken {
    NONSENSE,
    WRONG_AUDIENCE,
    NO_AUDIENCE,
    EXPIRED,
    ENDLESS,
    NOT_YET_VALID,
    OTHER_ISSUER,
    OTHER_KEY,
    CHANGED_CLAIMS,
    SIGNED_WITH_THE_PUBLIC_KEY,
    UNSIGNED
}
