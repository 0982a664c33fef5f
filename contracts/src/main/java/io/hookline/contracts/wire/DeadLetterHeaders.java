package io.hookline.contracts.wire;

import java.util.Set;

/**
 * What a record's headers say beside its own once it is a dead letter: why, and where it came from. Everything else of the record is as
 * it was, so that taking these away gives the record again.
 */
public final class DeadLetterHeaders {

    /** One sentence, without any content of the record. */
    public static final String REASON = "dead-letter-reason";

    public static final String TOPIC = "dead-letter-topic";
    public static final String PARTITION = "dead-letter-partition";
    public static final String OFFSET = "dead-letter-offset";

    /** Present where the record had no value at all, and the dead letter has an empty one. */
    public static final String TOMBSTONE = "dead-letter-tombstone";

    private static final String PREFIX = "dead-letter-";

    /** What earlier versions wrote; dead letters are kept until somebody deletes them. */
    private static final Set<String> FORMER = Set.of(
            "dlq_reason",
            "dlq_topic",
            "dlq_partition",
            "dlq_offset",
            "hookline-dead-letter-reason",
            "hookline-dead-letter-topic",
            "hookline-dead-letter-partition",
            "hookline-dead-letter-offset",
            "hookline-reason",
            "hookline-origin");

    private DeadLetterHeaders() {}

    /** Whether a header was added when the record was put aside. */
    public static boolean isOne(String name) {
        return name.startsWith(PREFIX) || FORMER.contains(name);
    }
}
