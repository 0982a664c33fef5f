package io.hookline.connector.observe;

import io.hookline.bitbucket.Failure;
import io.hookline.connector.credential.CredentialKind;
import io.hookline.contracts.event.Product;
import org.jspecify.annotations.Nullable;

/**
 * One thing that should be so on Bitbucket, and whether it is.
 *
 * @param reason what was seen, or why it could not be
 * @param remedy what a person can do about it; null where nothing is to be done
 */
public record Check(
        String name,
        Verdict verdict,
        String reason,
        @Nullable String remedy) {

    /** How a check ended. */
    public enum Verdict {
        PASSED,
        FAILED,
        /** It could not be told; that says nothing against the thing itself. */
        UNKNOWN
    }

    static Check passed(String name, String reason) {
        return new Check(name, Verdict.PASSED, reason, null);
    }

    static Check failed(String name, String reason, String remedy) {
        return new Check(name, Verdict.FAILED, reason, remedy);
    }

    static Check unknown(String name, String reason) {
        return new Check(name, Verdict.UNKNOWN, reason, null);
    }

    static Check unknown(String name, Failure failure, Product product, CredentialKind credential) {
        return new Check(
                name,
                Verdict.UNKNOWN,
                failure.why(),
                isPassing(failure) ? null : Remedy.of(failure, product, credential));
    }

    /** Whether a person has to do something. */
    public boolean needsPerson() {
        return remedy != null;
    }

    /** Whether a failure goes away by itself. */
    public static boolean isPassing(Failure failure) {
        return failure instanceof Failure.Unavailable || failure instanceof Failure.RateLimited;
    }
}
