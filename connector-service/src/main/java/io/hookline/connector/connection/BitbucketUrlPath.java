package io.hookline.connector.connection;

import io.hookline.connector.connection.BitbucketUrl.Scheme;
import io.hookline.contracts.event.Product;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the path of an address says: the same for what is cloned and for what the browser shows. */
record BitbucketUrlPath(
        String contextPath,
        @Nullable String owner,
        @Nullable String slug) {

    private static final String GIT = ".git";
    private static final Pattern CONTEXT = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Set<String> CLOUD_PAGES =
            Set.of("account", "dashboard", "product", "repo", "site", "socialauth", "user");
    private static final Set<String> DATA_CENTER_PAGES =
            Set.of("account", "admin", "dashboard", "login", "plugins", "profile", "repos", "rest");

    BitbucketUrl at(Product product, Scheme scheme, String host, @Nullable Integer port) {
        return new BitbucketUrl(product, scheme, host, port, contextPath, owner, slug);
    }

    /** {@code /}, {@code /workspace}, {@code /workspace/repository[.git]}, and in a browser any page below. */
    static BitbucketUrlPath cloud(Scheme scheme, List<String> path) {
        if (path.isEmpty()) {
            return whole("");
        }
        String owner = path.getFirst();
        if (CLOUD_PAGES.contains(owner) || owner.endsWith(GIT)) {
            throw wrong(Product.CLOUD, "names no workspace");
        }
        if (path.size() == 1 || path.get(1).equals("workspace")) {
            return new BitbucketUrlPath("", owner, null);
        }
        if (path.size() > 2 && (scheme == Scheme.SSH || path.get(1).endsWith(GIT))) {
            throw wrong(Product.CLOUD, "has more after the repository");
        }
        return new BitbucketUrlPath("", owner, slug(Product.CLOUD, path.get(1)));
    }

    static BitbucketUrlPath dataCenter(Scheme scheme, List<String> path) {
        if (scheme != Scheme.SSH) {
            return dataCenterWeb(path);
        }
        return switch (path.size()) {
            case 0 -> whole("");
            case 1 -> new BitbucketUrlPath("", path.getFirst(), null);
            case 2 -> new BitbucketUrlPath("", path.getFirst(), slug(Product.DATA_CENTER, path.get(1)));
            default -> throw wrong(Product.DATA_CENTER, "has a path that is not project/repository.git");
        };
    }

    /** What comes before {@code scm}, {@code projects} or {@code users} is the context path. */
    private static BitbucketUrlPath dataCenterWeb(List<String> path) {
        int size = path.size();
        if (size >= 3 && path.getLast().endsWith(GIT) && path.get(size - 3).equals("scm")) {
            return clone(context(path, size - 3), path.subList(size - 2, size));
        }
        for (int i = 0; i < size; i++) {
            List<String> rest = path.subList(i + 1, size);
            switch (path.get(i)) {
                case "scm" -> {
                    return clone(context(path, i), rest);
                }
                case "projects" -> {
                    return page(context(path, i), "", rest);
                }
                case "users" -> {
                    return page(context(path, i), "~", rest);
                }
                default -> {}
            }
        }
        if (size > 1 || path.stream().anyMatch(BitbucketUrlPath::isNoContextPath)) {
            throw wrong(Product.DATA_CENTER, "is neither where Bitbucket is cloned from nor a page of it");
        }
        return whole(context(path, size));
    }

    private static boolean isNoContextPath(String segment) {
        return DATA_CENTER_PAGES.contains(segment) || segment.endsWith(GIT);
    }

    private static BitbucketUrlPath clone(String context, List<String> rest) {
        return switch (rest.size()) {
            case 0 -> whole(context);
            case 1 -> new BitbucketUrlPath(context, rest.getFirst(), null);
            case 2 -> new BitbucketUrlPath(context, rest.getFirst(), slug(Product.DATA_CENTER, rest.get(1)));
            default -> throw wrong(Product.DATA_CENTER, "has more than project/repository.git after /scm");
        };
    }

    private static BitbucketUrlPath page(String context, String prefix, List<String> rest) {
        if (rest.isEmpty()) {
            return whole(context);
        }
        String owner = prefix + rest.getFirst();
        return rest.size() >= 3 && rest.get(1).equals("repos")
                ? new BitbucketUrlPath(context, owner, slug(Product.DATA_CENTER, rest.get(2)))
                : new BitbucketUrlPath(context, owner, null);
    }

    private static BitbucketUrlPath whole(String context) {
        return new BitbucketUrlPath(context, null, null);
    }

    private static String context(List<String> path, int end) {
        List<String> context = path.subList(0, end);
        if (!context.stream().allMatch(segment -> CONTEXT.matcher(segment).matches())) {
            throw wrong(Product.DATA_CENTER, "has a context path that Bitbucket cannot have");
        }
        return end == 0 ? "" : "/" + String.join("/", context);
    }

    private static String slug(Product product, String segment) {
        String slug = segment.endsWith(GIT) ? segment.substring(0, segment.length() - GIT.length()) : segment;
        if (slug.isEmpty()) {
            throw wrong(product, "names no repository");
        }
        return slug;
    }

    /** A fault that shows a right form, and nothing of what was given. */
    static IllegalArgumentException wrong(Product product, String what) {
        String right = switch (product) {
            case CLOUD ->
                "https://bitbucket.org/workspace/repository.git or git@bitbucket.org:workspace/repository.git";
            case DATA_CENTER ->
                "https://git.example.com/scm/prj/repository.git or ssh://git@git.example.com:7999/prj/repository.git";
        };
        return new IllegalArgumentException(what + "; a right one is like " + right);
    }
}
