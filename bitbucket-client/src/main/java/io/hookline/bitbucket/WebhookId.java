package io.hookline.bitbucket;

/** A webhook's id: Cloud's UUID with its braces, Data Center's number as text. */
public record WebhookId(String value) {
    public WebhookId {
        Checks.notBlank(value, "webhook id");
    }

    @Override
    public String toString() {
        return value;
    }
}
