package io.hookline.bitbucket;

/**
 * A user, or what a token acts as.
 *
 * @param id Cloud's UUID with braces, Data Center's user name
 * @param name to show
 */
public record Account(String id, String name) {
    public Account {
        Checks.notBlank(id, "account id");
    }
}
