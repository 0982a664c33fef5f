package io.hookline.trigger.request;

import io.hookline.contracts.build.BuildMessage.Checkout;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.project.Project;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a commit is to be had. A fork stands on the same Bitbucket as the project, at another path. */
final class Checkouts {

    /** {@code workspace/slug} or {@code key/slug}: the last two parts of a clone URL, in both products, over HTTP and SSH. */
    private static final Pattern PATH = Pattern.compile("(?<=[/:])[^/:]+/[^/:]+?(?=(\\.git)?/?$)");

    private Checkouts() {}

    static Checkout of(Project project, RepositoryRef source, GitRef ref) {
        boolean own = source.isSameAs(project.repository());
        String http = own ? project.httpCloneUrl() : moved(project.httpCloneUrl(), source);
        String ssh = own ? project.sshCloneUrl() : moved(project.sshCloneUrl(), source);
        return new Checkout(http, ssh, refspec(ref));
    }

    private static String moved(String url, RepositoryRef source) {
        return PATH.matcher(url).replaceFirst(Matcher.quoteReplacement(path(source)));
    }

    /** Data Center's clone URLs have the project key in lower case. */
    private static String path(RepositoryRef repository) {
        return switch (repository.product()) {
            case Product.CLOUD -> repository.path();
            case Product.DATA_CENTER -> repository.path().toLowerCase(Locale.ROOT);
        };
    }

    private static String refspec(GitRef ref) {
        return ref.isTag()
                ? "+" + ref.fullName() + ":" + ref.fullName()
                : "+" + ref.fullName() + ":refs/remotes/origin/" + ref.name();
    }
}
