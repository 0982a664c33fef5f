package io.hookline.bitbucket;

/** What is wrong with the certificates that a server shows. */
public enum CertificateFault {
    EXPIRED,
    NOT_YET_VALID,
    /** Signed by itself, and not among the trusted. */
    SELF_SIGNED,
    /** Signed by an authority that is not among the trusted, or shown without the certificates in between. */
    UNKNOWN_ISSUER,
    /** Made for another host. */
    WRONG_HOST,
    /** Refused for another reason, such as a weak signature. */
    OTHER
}
