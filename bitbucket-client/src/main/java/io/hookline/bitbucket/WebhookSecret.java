package io.hookline.bitbucket;

/** What deliveries are signed with; at most 128 characters, which is Cloud's limit. Never shows itself. */
public record WebhookSecret(String value) {

    private static final int LONGEST = 128;

    public WebhookSecret {
        Checks.notBlank(value, "webhook secret");
        Checks.that(value.length() <= LONGEST, "a webhook secret has at most 128 characters");
    }

    @Override
    public String toString() {
        return "***";
    }
}
