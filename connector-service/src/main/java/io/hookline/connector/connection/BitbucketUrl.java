package io.hookline.connector.connection;

import io.hookline.bitbucket.Instance;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.contracts.event.Product;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An address of Bitbucket, taken apart.
 *
 * @param host as it is compared: lower case, Punycode, no trailing dot; IPv6 in brackets
 * @param port null where the scheme's usual one is meant
 * @param contextPath Data Center's, with a leading slash; empty where there is none or the address is one of SSH
 * @param owner a workspace, a project's key, or {@code ~user}; null where the address is that of a whole Bitbucket
 * @param slug the repository; null where the address is an account's
 */
public record BitbucketUrl(
        Product product,
        Scheme scheme,
        String host,
        @Nullable Integer port,
        String contextPath,
        @Nullable String owner,
        @Nullable String slug) {

    /** How an address begins. */
    public enum Scheme {
        HTTPS,
        HTTP,
        SSH;

        /** The port where the address names none. */
        int usualPort() {
            return switch (this) {
                case HTTPS -> 443;
                case HTTP -> 80;
                case SSH -> 22;
            };
        }

        @Override
        public String toString() {
            return switch (this) {
                case HTTPS -> "https";
                case HTTP -> "http";
                case SSH -> "ssh";
            };
        }
    }

    public BitbucketUrl {
        if (slug != null && owner == null) {
            throw new IllegalArgumentException("a repository has an owner");
        }
        if (port != null && port == scheme.usualPort()) {
            port = null;
        }
    }

    /**
     * Reads an address in any form that Bitbucket shows or its documentation names.
     *
     * @param product null leaves it to the host: bitbucket.org is Cloud, any other Data Center
     * @throws IllegalArgumentException that says what is wrong and shows a right form, never the text itself
     */
    public static BitbucketUrl of(String text, @Nullable Product product) {
        return new BitbucketUrlParser(product, false).parse(text);
    }

    /** As {@link #of}, for a Cloud whose API is not Atlassian's: its addresses may have any host. */
    public static BitbucketUrl ofCloudWithOwnApi(String text) {
        return new BitbucketUrlParser(Product.CLOUD, true).parse(text);
    }

    /** Where a whole Bitbucket is, known by its API only. */
    public static BitbucketUrl ofInstance(Instance instance) {
        return switch (instance) {
            case Instance.Cloud _ -> of("https://" + BitbucketUrlParser.CLOUD_HOST, Product.CLOUD);
            case Instance.DataCenter(var base) -> of(base + "/scm/", Product.DATA_CENTER);
        };
    }

    public UrlType type() {
        return slug == null ? UrlType.ACCOUNT : UrlType.REPOSITORY;
    }

    /** The protocol that the address is one of. */
    public ConnectionType connectionType() {
        return scheme == Scheme.SSH ? ConnectionType.SSH : ConnectionType.HTTP;
    }

    /** The repository, where the address names one. */
    public Optional<RepositoryPath> repository() {
        return owner == null || slug == null ? Optional.empty() : Optional.of(new RepositoryPath(owner, slug));
    }

    /** Where the API is, as far as the address tells: behind an address of SSH it is taken to be on the same host. */
    public URI apiBase() {
        return switch (product) {
            case CLOUD -> Instance.Cloud.PUBLIC_API;
            case DATA_CENTER -> URI.create(scheme == Scheme.SSH ? Scheme.HTTPS + "://" + host : origin() + contextPath);
        };
    }

    /** The host without brackets and the port, as a socket takes them. */
    String socketHost() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** The port, also where the address names none. */
    int socketPort() {
        return port == null ? scheme.usualPort() : port;
    }

    /** The clone form, or of an account its beginning. */
    @Override
    public String toString() {
        String clone = product == Product.DATA_CENTER && scheme != Scheme.SSH ? "/scm" : "";
        return origin() + contextPath + clone + (owner == null ? "/" : "/" + owner + ofOwner());
    }

    private String ofOwner() {
        return slug == null ? "/" : "/" + slug + ".git";
    }

    private String origin() {
        return scheme + "://" + (scheme == Scheme.SSH ? "git@" : "") + host + (port == null ? "" : ":" + port);
    }
}
