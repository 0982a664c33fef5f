package io.hookline.bitbucket.rate;

/**
 * How many calls a credential may make before Bitbucket tells otherwise.
 *
 * @param cloudPerHour calls to Cloud's repository data in an hour: 1,000, or up to 10,000 where a workspace's limit is scaled
 */
public record RateSettings(int cloudPerHour) {

    /** Cloud's limit for everybody, and for webhook data always. */
    public static final int USUAL_PER_HOUR = 1_000;

    /** Cloud's highest scaled limit. */
    public static final int MOST_PER_HOUR = 10_000;

    public RateSettings {
        if (cloudPerHour < 1 || cloudPerHour > MOST_PER_HOUR) {
            throw new IllegalArgumentException("Cloud allows between 1 and " + MOST_PER_HOUR + " calls an hour");
        }
    }

    /** What holds for a workspace without a scaled limit. */
    public static RateSettings usual() {
        return new RateSettings(USUAL_PER_HOUR);
    }
}
