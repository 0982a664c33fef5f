package io.hookline.connector.check;

import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.http.UrlPath;
import io.hookline.contracts.event.Product;
import java.net.URI;
import java.util.Optional;

/** The questions to the API, each asked once a test at most. All only read, and ask for one entry where there are lists. */
enum Ask {
    /** What answers there, and its version; asked as nobody. */
    PRODUCT("/hook_events/repository?pagelen=1", "/rest/api/latest/application-properties"),
    /** Data Center's own addresses; asked as nobody. */
    CAPABILITIES("", "/rest/capabilities"),
    /** A page that needs no permission, but refuses a wrong credential. */
    IDENTITY("/user", "/rest/api/latest/application-properties"),
    ACCOUNT("", "/plugins/servlet/applinks/whoami"),
    REPOSITORY("{repository}", "/rest/api/latest{repository}"),
    WEBHOOKS("{repository}/hooks?pagelen=1", "/rest/api/latest{repository}/webhooks?limit=1"),
    KEYS("{repository}/deploy-keys?pagelen=1", "/rest/keys/latest{repository}/ssh?limit=1"),
    PULL_REQUESTS("{repository}/pullrequests?pagelen=1", "/rest/api/latest{repository}/pull-requests?limit=1"),
    SSH_SETTINGS("", "/rest/ssh/latest/settings"),
    BUILD_CAPABILITIES("", "/rest/api/latest/build/capabilities"),
    BRANCHES("{repository}/refs/branches?pagelen=1", ""),
    STATUSES("{repository}/commit/{commit}/statuses?pagelen=1", "");

    private static final String REPOSITORY_PLACE = "{repository}";
    private static final String COMMIT_PLACE = "{commit}";

    private final String cloud;
    private final String dataCenter;

    Ask(String cloud, String dataCenter) {
        this.cloud = cloud;
        this.dataCenter = dataCenter;
    }

    boolean showsCredential() {
        return this != PRODUCT && this != CAPABILITIES;
    }

    /** Where to ask; empty where the product has no such page, or what the path names is not known. */
    Optional<URI> address(Subject subject, Facts facts) {
        // A wrong login counts against the user, so a refused credential is shown once only.
        if (this == ACCOUNT && facts.answer(IDENTITY).filter(Answers::isSuccess).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(template(subject.product()))
                .filter(template -> !template.isEmpty())
                .flatMap(template -> filled(
                        template, REPOSITORY_PLACE, subject.testRepository().map(path -> at(subject.product(), path))))
                .flatMap(template -> filled(template, COMMIT_PLACE, Answers.firstCommit(facts)))
                .map(path -> URI.create(subject.apiBase() + path));
    }

    /** The page for people to see in evidence. */
    String shown(Product product) {
        return "GET " + template(product).replaceFirst("\\?.*", "");
    }

    private String template(Product product) {
        return switch (product) {
            case CLOUD -> cloud;
            case DATA_CENTER -> dataCenter;
        };
    }

    private static Optional<String> filled(String template, String place, Optional<String> value) {
        return template.contains(place) ? value.map(text -> template.replace(place, text)) : Optional.of(template);
    }

    private static String at(Product product, RepositoryPath path) {
        return switch (product) {
            case CLOUD -> "/repositories" + UrlPath.of(path.container(), path.slug());
            case DATA_CENTER -> "/projects" + UrlPath.of(path.container()) + "/repos" + UrlPath.of(path.slug());
        };
    }
}
