package io.hookline.bitbucket;

/** A deploy key's number. Data Center gives a key that several repositories share one number. */
public record DeployKeyId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
