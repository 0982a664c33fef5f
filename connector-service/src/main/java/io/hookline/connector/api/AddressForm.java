package io.hookline.connector.api;

import io.hookline.bitbucket.Instance;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.connector.connection.BitbucketUrl;
import io.hookline.connector.connection.UrlType;
import io.hookline.contracts.event.Product;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a connector leads, as it is sent: a URL, the API's address, or both. */
record AddressForm(
        @Nullable Product product,
        @Nullable UrlType urlType,
        @Nullable String url,
        @Nullable String apiBaseUrl,
        @Nullable String baseUrl) {

    private static final String GIT = ".git";

    /** A URL, and the API behind it. */
    record Address(BitbucketUrl url, URI apiBase) {}

    @Nullable
    Address read(Faults faults) {
        if (apiBaseUrl != null && baseUrl != null && !apiBaseUrl.equals(baseUrl)) {
            faults.add("baseUrl", "is the older name of apiBaseUrl, and differs from it");
        }
        String api = apiBaseUrl == null ? baseUrl : apiBaseUrl;
        String apiField = apiBaseUrl == null ? "baseUrl" : "apiBaseUrl";
        if (url == null && product == null) {
            faults.add("url", "is missing");
            return null;
        }
        if (url == null && api == null && product == Product.DATA_CENTER) {
            faults.add("url", "is missing: Hookline cannot know where your Data Center is");
            return null;
        }
        BitbucketUrl where = url == null
                ? faults.read(apiField, () -> BitbucketUrl.ofInstance(instance(Objects.requireNonNull(product), api)))
                : faults.read("url", () -> url(url, api));
        if (where == null) {
            return null;
        }
        if (urlType != null && urlType != where.type()) {
            faults.add(
                    "urlType",
                    "is " + urlType + ", but the URL is that of "
                            + (where.type() == UrlType.ACCOUNT ? "an account" : "a repository"));
        }
        URI base = api == null
                ? where.apiBase()
                : faults.read(apiField, () -> instance(where.product(), api).base());
        return base == null ? null : new Address(where, base);
    }

    private BitbucketUrl url(String text, @Nullable String api) {
        boolean ownApi = product == Product.CLOUD && api != null && !api.equals(Instance.Cloud.PUBLIC_API.toString());
        return ownApi ? BitbucketUrl.ofCloudWithOwnApi(text) : BitbucketUrl.of(text, product);
    }

    private static Instance instance(Product product, @Nullable String api) {
        return switch (product) {
            case CLOUD -> api == null ? new Instance.Cloud() : new Instance.Cloud(URI.create(api));
            case DATA_CENTER -> new Instance.DataCenter(URI.create(Objects.requireNonNull(api)));
        };
    }

    /** {@code workspace/repository}, or the repository alone below the URL's workspace or project; {@code .git} may follow. */
    static @Nullable RepositoryPath testRepository(String text, BitbucketUrl url, Faults faults) {
        String field = "testRepository";
        if (url.type() == UrlType.REPOSITORY) {
            faults.add(field, "is for an account's connector; this one's URL names its repository");
            return null;
        }
        String path = text.strip();
        String plain = path.endsWith(GIT) ? path.substring(0, path.length() - GIT.length()) : path;
        if (plain.contains("/")) {
            return faults.read(field, () -> RepositoryPath.of(plain));
        }
        String owner = url.owner();
        if (owner == null) {
            faults.add(field, "needs its workspace or project before it, as in workspace/repository");
            return null;
        }
        return faults.read(field, () -> new RepositoryPath(owner, plain));
    }
}
