package io.hookline.connector.project;

import io.hookline.bitbucket.Repository;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.SshUrl;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A repository as a person names it.
 *
 * @param host where a clone URL says that it is; null for a path alone
 */
public record RepositoryName(RepositoryPath path, @Nullable String host) {

    private static final String GIT = ".git";

    /** Reads {@code owner/slug}, or a clone URL over HTTP or SSH; throws {@link IllegalArgumentException} for anything else. */
    public static RepositoryName of(String text) {
        String name = text.strip();
        if (name.startsWith("http://") || name.startsWith("https://")) {
            URI url = URI.create(name);
            return ofUrl(url.getPath(), url.getHost());
        }
        if (name.startsWith("ssh://") || name.contains("@")) {
            SshUrl url = SshUrl.of(name);
            return ofUrl(url.path(), url.host());
        }
        return new RepositoryName(RepositoryPath.of(name), null);
    }

    /** The last two parts are the owner and the repository, whatever context path stands before them. */
    private static RepositoryName ofUrl(String path, @Nullable String host) {
        List<String> parts =
                Stream.of(path.split("/", -1)).filter(part -> !part.isEmpty()).toList();
        if (parts.size() < 2 || host == null) {
            throw new IllegalArgumentException("names no repository");
        }
        String slug = parts.getLast();
        String bare = slug.endsWith(GIT) ? slug.substring(0, slug.length() - GIT.length()) : slug;
        return new RepositoryName(new RepositoryPath(parts.get(parts.size() - 2), bare), host);
    }

    /** Whether a clone URL is of the Bitbucket that shows this repository. */
    boolean isOnHostOf(Repository found) {
        return host == null
                || (found.sshCloneUrl() != null
                        && host.equalsIgnoreCase(found.sshCloneUrl().host()))
                || (found.httpCloneUrl() != null
                        && host.equalsIgnoreCase(found.httpCloneUrl().getHost()))
                || host.equalsIgnoreCase(found.webUrl().getHost());
    }
}
