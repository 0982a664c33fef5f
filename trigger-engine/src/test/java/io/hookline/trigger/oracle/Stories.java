package io.hookline.trigger.oracle;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.RepositoryId;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.project.ProjectSettings;
import io.hookline.contracts.project.ProjectSettings.BuildMode;
import io.hookline.contracts.project.ProjectSettings.DraftPolicy;
import io.hookline.contracts.project.ProjectSettings.ForkPolicy;
import io.hookline.contracts.project.ProjectSettings.TagPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes histories up: the same seed always gives the same. */
final class Stories {

    private static final List<GitRef> BRANCHES = List.of(
            GitRef.branch("main"),
            GitRef.branch("feature/a"),
            GitRef.branch("feature/b"),
            GitRef.branch("fix/c"),
            GitRef.branch("release/1"));
    private static final List<GitRef> TAGS = List.of(GitRef.tag("v1"), GitRef.tag("v2"), GitRef.tag("nightly"));
    private static final int PULL_REQUESTS = 6;

    private final RandomGenerator random;
    private final Product product;
    /** Whether nothing has to be asked of Bitbucket: each event says all. */
    private final boolean plain;

    private final List<Commit> commits = new ArrayList<>();
    private final List<Commit> tags = new ArrayList<>();
    private long opened;

    private Stories(RandomGenerator random, Product product, boolean plain) {
        this.random = random;
        this.plain = plain;
        this.product = product;
    }

    static Story make(RandomGenerator random, int actions) {
        return make(random, actions, false);
    }

    /** One of which nothing has to be asked of Bitbucket: without Cloud's pull requests, and with every message told. */
    static Story makePlain(RandomGenerator random, int actions) {
        return make(random, actions, true);
    }

    private static Story make(RandomGenerator random, int actions, boolean plain) {
        Product product = random.nextBoolean() ? Product.CLOUD : Product.DATA_CENTER;
        Stories stories = new Stories(random, product, plain);
        Project project = stories.project();
        Commit first = stories.commit();
        List<Action> all = new ArrayList<>();
        for (int action = 0; action < actions; action++) {
            all.add(stories.action());
        }
        return Story.of(project, first, all);
    }

    static RepositoryRef fork(RepositoryRef repository) {
        return switch (repository.product()) {
            case CLOUD ->
                new RepositoryRef(Product.CLOUD, RepositoryId.of("{bbbbbbbb-0000-4000-8000-000000000002}"), "bob/shop");
            case DATA_CENTER -> new RepositoryRef(Product.DATA_CENTER, RepositoryId.of("9999997"), "~BOB/shop");
        };
    }

    private Action action() {
        int kinds = plain && product == Product.CLOUD ? 10 : 21;
        return switch (random.nextInt(kinds)) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> push();
            case 8, 9 -> new Action.Push(List.of(new Action.Move(one(TAGS), random.nextInt(4) == 0 ? null : tagged())));
            case 10, 11 -> new Action.Open(++opened, one(BRANCHES), one(BRANCHES), random.nextInt(3) == 0);
            case 12 ->
                new Action.OpenFromFork(++opened, one(BRANCHES), commit(), one(BRANCHES), random.nextInt(3) == 0);
            case 13, 14 -> new Action.PushToFork(pullRequest(), commit());
            case 15 -> new Action.Retarget(pullRequest(), one(BRANCHES));
            case 16 -> new Action.Edit(pullRequest());
            case 17 -> new Action.MarkReady(pullRequest());
            case 18 -> new Action.Merge(pullRequest(), commit());
            case 19 -> new Action.Decline(pullRequest());
            default -> new Action.Reopen(pullRequest());
        };
    }

    private Action push() {
        List<GitRef> refs = new ArrayList<>(BRANCHES);
        List<Action.Move> moves = new ArrayList<>();
        int changes = random.nextInt(4) == 0 ? 3 : 1;
        for (int change = 0; change < changes; change++) {
            GitRef ref = refs.remove(random.nextInt(refs.size()));
            moves.add(new Action.Move(ref, random.nextInt(8) == 0 ? null : pushed()));
        }
        if (random.nextInt(10) == 0) {
            moves.add(new Action.Move(one(TAGS), tagged()));
        }
        return new Action.Push(moves);
    }

    /** New most of the time; else an old one, by force perhaps, or as another branch's start. */
    private Commit pushed() {
        return random.nextInt(5) == 0 ? commits.get(random.nextInt(commits.size())) : commit();
    }

    private Commit commit() {
        boolean telling = plain || product == Product.CLOUD || random.nextInt(5) != 0;
        CommitHash hash = Hashes.make(random, random.nextInt(6) == 0);
        Commit commit = new Commit(hash, Hashes.message(hash), hash, telling);
        commits.add(commit);
        return commit;
    }

    /** Data Center tells an annotated tag by its object, and older versions tell nothing of the commit. An old tag may be put back. */
    private Commit tagged() {
        if (!tags.isEmpty() && random.nextInt(3) == 0) {
            return tags.get(random.nextInt(tags.size()));
        }
        Commit commit = pushed();
        boolean annotated = !plain && product == Product.DATA_CENTER && random.nextBoolean();
        Commit tagged = annotated
                ? new Commit(
                        commit.hash(),
                        commit.message(),
                        Hashes.tagObject(random, commit.hash()),
                        random.nextBoolean() && commit.telling())
                : commit;
        tags.add(tagged);
        return tagged;
    }

    private long pullRequest() {
        return Math.max(1, opened - random.nextInt(PULL_REQUESTS));
    }

    private GitRef one(List<GitRef> refs) {
        return refs.get(random.nextInt(refs.size()));
    }

    private Project project() {
        boolean cloud = product == Product.CLOUD;
        UUID id = new UUID(random.nextLong(), random.nextLong());
        RepositoryRef repository = cloud
                ? new RepositoryRef(product, RepositoryId.of("{" + id + "}"), "acme/shop")
                : new RepositoryRef(
                        product, RepositoryId.of(Integer.toString(random.nextInt(1, 9_999_990))), "ACME/shop");
        return new Project(
                ProjectId.of(id.toString()),
                "shop",
                ConnectorId.of("22222222-2222-4222-8222-222222222222"),
                repository,
                "main",
                cloud ? "https://bitbucket.org/acme/shop.git" : "https://git.example.com/scm/acme/shop.git",
                cloud ? "git@bitbucket.org:acme/shop.git" : "ssh://git@git.example.com:7999/acme/shop.git",
                settings(),
                1);
    }

    private ProjectSettings settings() {
        return new ProjectSettings(
                one(BuildMode.values()),
                one(ForkPolicy.values()),
                one(TagPolicy.values()),
                one(DraftPolicy.values()),
                random.nextBoolean() && !(plain && product == Product.DATA_CENTER),
                random.nextInt(3) != 0,
                sometimes("(feature|release)/.*"),
                sometimes("main|release/.*"),
                null,
                sometimes("release/.*"),
                sometimes("v.*"),
                List.of(),
                ProjectSettings.DEFAULTS.approvalComment());
    }

    private List<String> sometimes(String pattern) {
        return random.nextInt(3) == 0 ? List.of(pattern) : List.of();
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
