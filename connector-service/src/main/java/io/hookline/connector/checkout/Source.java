package io.hookline.connector.checkout;

import io.hookline.bitbucket.RepositoryPath;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.project.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place that has the commit.
 *
 * @param own whether that is the project's repository, not a fork
 * @param refspec what to fetch there so that the commit comes along
 */
public record Source(boolean own, String httpUrl, @Nullable String sshUrl, String refspec) {

    /** {@code workspace/slug} or {@code key/slug}: the last two parts of a clone URL, in both products. */
    private static final Pattern PATH = Pattern.compile("([^/:]+)/([^/:]+?)(\\.git)?/?$");

    /**
     * Where a build's commit is to be had, best first. Data Center keeps a pull request's source in the destination, under
     * {@code refs/pull-requests}; Cloud offers no such ref, so that a fork is fetched from itself.
     */
    static List<Source> of(RememberedBuild build, Project project) {
        List<Source> sources = new ArrayList<>();
        if (build.pullRequest() != null && project.repository().product() == Product.DATA_CENTER) {
            String from = "pull-requests/" + build.pullRequest().value() + "/from";
            sources.add(own(project, "+refs/" + from + ":refs/remotes/origin/" + from));
        }
        sources.add(
                build.fork()
                        ? new Source(false, build.sourceHttpUrl(), build.sourceSshUrl(), refspec(build.ref(), "fork"))
                        : own(project, refspec(build.ref(), "origin")));
        return List.copyOf(sources);
    }

    /** The repository's place, as its HTTP address has it. */
    RepositoryPath path() {
        Matcher parts = PATH.matcher(httpUrl);
        if (!parts.find()) {
            throw new IllegalStateException("a clone URL ends with owner and repository");
        }
        return new RepositoryPath(parts.group(1), parts.group(2));
    }

    /** The same place for somebody without a key. */
    Source overHttp() {
        return new Source(own, httpUrl, null, refspec);
    }

    private static Source own(Project project, String refspec) {
        return new Source(true, project.httpCloneUrl(), project.sshCloneUrl(), refspec);
    }

    private static String refspec(GitRef ref, String remote) {
        return ref.isTag()
                ? "+" + ref.fullName() + ":" + ref.fullName()
                : "+" + ref.fullName() + ":refs/remotes/" + remote + "/" + ref.name();
    }
}
