package io.hookline.bitbucket;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * Where git is reached over SSH.
 *
 * @param port a TCP port, 22 where the URL names none
 * @param path the path that git asks for: from the slash on in {@code ssh://} form, without one in the short form
 */
public record SshUrl(String user, String host, int port, String path) {

    private static final int DEFAULT_PORT = 22;
    private static final Pattern SHORT_FORM = Pattern.compile("([^@/:]+)@([^@/:]+):(?!//)(.+)");

    public SshUrl {
        Checks.notBlank(user, "SSH user");
        Checks.notBlank(host, "SSH host");
        Checks.notBlank(path, "SSH path");
        Checks.that(port > 0 && port < 65_536, "SSH port is out of range");
    }

    /** Reads {@code ssh://git@host:7999/prj/repo.git} or {@code git@bitbucket.org:ws/repo.git}. */
    public static SshUrl of(String url) {
        var shortForm = SHORT_FORM.matcher(url);
        if (shortForm.matches()) {
            return new SshUrl(shortForm.group(1), shortForm.group(2), DEFAULT_PORT, shortForm.group(3));
        }
        var uri = URI.create(url);
        Checks.that("ssh".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null, "not an SSH URL");
        var user = uri.getUserInfo() == null ? "git" : uri.getUserInfo();
        return new SshUrl(user, uri.getHost(), uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(), uri.getPath());
    }

    /** The {@code ssh://} form. */
    @Override
    public String toString() {
        var portPart = port == DEFAULT_PORT ? "" : ":" + port;
        return "ssh://" + user + "@" + host + portPart + (path.startsWith("/") ? "" : "/") + path;
    }
}
