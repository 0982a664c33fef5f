package io.hookline.trigger.oracle;

import io.hookline.contracts.id.CommitHash;
import java.util.random.RandomGenerator;

/**
 * Hashes of made-up commits: who sees the first 12 digits knows the others, what the commit's message is, and whether it is an annotated
 * tag's object, which stands on a commit of almost the same hash.
 */
public final class Hashes {

    private static final String COMMIT = "0c";
    private static final String TAG_OBJECT = "0d";
    private static final String SKIPPED = "5";
    private static final String WORK = "0";
    private static final long DIGITS = 0x2_0000_0000L;

    private Hashes() {}

    static CommitHash make(RandomGenerator random, boolean skipped) {
        return complete(COMMIT + (skipped ? SKIPPED : WORK) + "%09x".formatted(random.nextLong(DIGITS)));
    }

    /** The object of a new annotated tag on that commit: another each time, for it has its date. */
    static CommitHash tagObject(RandomGenerator random, CommitHash commit) {
        String date = "%028x".formatted(random.nextLong(DIGITS));
        return CommitHash.of(TAG_OBJECT + commit.value().substring(2, 12) + date);
    }

    /** Whether this is, or begins, one of these hashes. */
    public static boolean isOne(String hash) {
        return hash.startsWith(COMMIT) || hash.startsWith(TAG_OBJECT);
    }

    /** The commit that is meant. */
    public static CommitHash commit(String hash) {
        return complete(COMMIT + hash.substring(2, 12));
    }

    /** What its message is. */
    public static String message(CommitHash commit) {
        return commit.value().startsWith(SKIPPED, 2) ? "Note [Skip CI]" : "Work";
    }

    private static CommitHash complete(String digits) {
        return CommitHash.of(digits.repeat(4).substring(0, 40));
    }
}
