package io.hookline.bitbucket;

import java.net.URI;

/** Where Bitbucket is. */
public sealed interface Instance {

    /** The address that API paths are appended to; without a trailing slash. */
    URI base();

    /** Bitbucket Cloud. */
    record Cloud(URI apiBase) implements Instance {

        /** Atlassian's public Cloud API. */
        public static final URI PUBLIC_API = URI.create("https://api.bitbucket.org/2.0");

        public Cloud {
            apiBase = checked(apiBase);
        }

        /** The public Bitbucket Cloud. */
        public Cloud() {
            this(PUBLIC_API);
        }

        @Override
        public URI base() {
            return apiBase;
        }
    }

    /** A Bitbucket Data Center; {@code baseUri} includes the context path, as in {@code https://host/bitbucket}. */
    record DataCenter(URI baseUri) implements Instance {

        public DataCenter {
            baseUri = checked(baseUri);
        }

        @Override
        public URI base() {
            return baseUri;
        }
    }

    private static URI checked(URI uri) {
        var scheme = uri.getScheme();
        if (uri.getHost() == null || !("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme))) {
            throw new IllegalArgumentException("a Bitbucket address is an absolute http or https URI");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("a Bitbucket address has no user, query or fragment");
        }
        var text = uri.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : uri;
    }
}
