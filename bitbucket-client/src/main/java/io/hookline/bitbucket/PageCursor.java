package io.hookline.bitbucket;

/** What Bitbucket gave to ask for the next page with. Its form is Bitbucket's own; it holds no secret. */
public record PageCursor(String value) {
    public PageCursor {
        Checks.notBlank(value, "page cursor");
    }

    @Override
    public String toString() {
        return value;
    }
}
