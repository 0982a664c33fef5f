package io.hookline.simulator.state;

/** A Data Center version; what differs between versions is asked here by name. */
public record Version(int major, int minor) implements Comparable<Version> {

    /** Reads {@code 9.4} or {@code 9.4.2}. */
    public static Version parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length < 2) {
            throw new IllegalArgumentException("not a version: " + text);
        }
        return new Version(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    /** Commit and pull request dates are ISO-8601 text instead of epoch milliseconds. */
    public boolean isoDates() {
        return atLeast(10, 0);
    }

    public boolean knowsDrafts() {
        return atLeast(8, 18);
    }

    /** Pushes carry {@code commits} and {@code toCommit}. */
    public boolean sendsCommits() {
        return atLeast(8, 0);
    }

    public boolean richBuilds() {
        return atLeast(7, 14);
    }

    public boolean oauth2() {
        return atLeast(7, 20);
    }

    public boolean projectHooks() {
        return atLeast(8, 8);
    }

    /** Webhook answers show the secret in clear. */
    public boolean echoesSecrets() {
        return !atLeast(8, 0);
    }

    /** Access keys carry fingerprint, dates and length. */
    public boolean detailedKeys() {
        return atLeast(8, 0);
    }

    private boolean atLeast(int wantedMajor, int wantedMinor) {
        return compareTo(new Version(wantedMajor, wantedMinor)) >= 0;
    }

    @Override
    public int compareTo(Version other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }
}
