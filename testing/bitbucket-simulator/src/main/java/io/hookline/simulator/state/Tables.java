package io.hookline.simulator.state;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Everything that is kept over a restart. */
@JsonAutoDetect(getterVisibility = JsonAutoDetect.Visibility.NONE, fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class Tables {
    long lastId;
    Duration clockOffset = Duration.ZERO;

    Map<String, String> settings = new ConcurrentSkipListMap<>();

    Table<Owner> owners = new Table<>();
    Table<Repository> repositories = new Table<>();
    Table<FormerPath> formerPaths = new Table<>();
    Table<User> users = new Table<>();
    Table<Token> tokens = new Table<>();
    Table<Consumer> consumers = new Table<>();
    Table<RefreshToken> refreshTokens = new Table<>();
    Table<AccessKey> accessKeys = new Table<>();
    Table<UserKey> userKeys = new Table<>();
    Table<Hook> hooks = new Table<>();
    Table<PullRequest> pullRequests = new Table<>();
    Table<Comment> comments = new Table<>();
    Table<BuildStatus> statuses = new Table<>();
    Table<RefActivity> activities = new Table<>();
}
