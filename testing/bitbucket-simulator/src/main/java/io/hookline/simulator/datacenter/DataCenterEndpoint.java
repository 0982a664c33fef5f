package io.hookline.simulator.datacenter;

import io.hookline.simulator.access.Identity;
import io.hookline.simulator.access.OAuth;
import io.hookline.simulator.action.Actions;
import io.hookline.simulator.delivery.Deliveries;
import io.hookline.simulator.git.HttpGit;
import io.hookline.simulator.http.Addresses;
import io.hookline.simulator.http.Endpoint;
import io.hookline.simulator.http.Refusal;
import io.hookline.simulator.http.Request;
import io.hookline.simulator.http.Response;
import io.hookline.simulator.http.Router;
import io.hookline.simulator.state.Permission;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.Repository;
import io.hookline.simulator.state.Setting;
import io.hookline.simulator.state.Store;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Everything Data Center answers over HTTP below its context path: REST, and git under {@code /scm}. */
public final class DataCenterEndpoint implements Endpoint {
    /** The context path, as many installations have one. */
    public static final String CONTEXT = "bitbucket";

    private final Store store;
    private final Actions actions;
    private final HttpGit git;
    private final DataCenterContext context;
    private final DataCenterAuth auth;
    private final OAuth oauth;
    private final TokenBuckets buckets = new TokenBuckets();
    private final Router<DataCenterCall.Handler> router = new Router<>();

    /**
     * Wires all areas.
     *
     * @param fingerprint of the SSH host key
     */
    public DataCenterEndpoint(
            Store store,
            Actions actions,
            HttpGit git,
            Deliveries deliveries,
            Addresses addresses,
            Supplier<String> fingerprint) {
        this.store = store;
        this.actions = actions;
        this.git = git;
        this.context =
                DataCenterContext.of(store, actions, addresses.shownAs(() -> store.setting(Setting.DC_BASE_URL)));
        this.auth = new DataCenterAuth(store, context.access());
        this.oauth = new OAuth(store, Product.DATA_CENTER);
        new DataCenterHooks(context, deliveries).routes(router);
        new DataCenterKeys(context).routes(router);
        new DataCenterPullRequests(context).routes(router);
        new DataCenterBuilds(context).routes(router);
        new DataCenterRepositories(context).routes(router);
        new DataCenterSources(context).routes(router);
        new DataCenterOthers(context, fingerprint).routes(router);
    }

    @Override
    public Answer answer(Request request) {
        try {
            if (!request.path().getFirst().equals(CONTEXT) || request.path().size() < 2) {
                throw Refusal.notFound("NoSuchResourceException", "null for uri: " + request.rawPath());
            }
            List<String> path = request.path().subList(1, request.path().size());
            Request below = new Request(
                    request.method(),
                    request.rawPath(),
                    path,
                    request.query(),
                    request.headers(),
                    request.body(),
                    Map.of());
            return switch (path.getFirst()) {
                case "scm" -> git(below);
                case "rest" -> path.size() > 1 && path.get(1).equals("oauth2") ? oauth(below) : rest(below);
                default -> rest(below);
            };
        } catch (Refusal refusal) {
            return new Answer(DataCenterErrors.of(refusal), "unknown");
        }
    }

    /** The OAuth 2 provider, which came with 7.20. */
    private Answer oauth(Request request) {
        String call = store.version().oauth2()
                ? request.method() + " " + request.path().getLast()
                : "";
        Response response = switch (call) {
            case "GET authorize" -> oauth.authorize(request);
            case "POST token" -> oauth.token(request);
            case "POST revoke" -> {
                if (!store.on(Setting.DC_OAUTH_REVOCATION)) {
                    throw Refusal.notFound("NoSuchResourceException", "null for uri: " + request.rawPath());
                }
                yield oauth.revoke(request);
            }
            default -> throw Refusal.notFound("NoSuchResourceException", "null for uri: " + request.rawPath());
        };
        return new Answer(response, "anonymous");
    }

    private Answer rest(Request request) {
        Identity identity = auth.caller(request);
        try {
            take(identity);
            requireJson(request);
            Router.Match<DataCenterCall.Handler> match = router.find(request)
                    .orElseThrow(() -> router.knowsPath(request.path())
                            ? Refusal.of(405, "MethodNotAllowedException", "Method not allowed")
                            : Refusal.notFound("NoSuchResourceException", "null for uri: " + request.rawPath()));
            return new Answer(match.handler().handle(new DataCenterCall(match.request(), identity)), identity.name());
        } catch (Refusal refusal) {
            return new Answer(refused(refusal), identity.name());
        }
    }

    private void take(Identity identity) {
        boolean free = identity.isAnonymous() || !store.on(Setting.DC_RATE_LIMIT_ENABLED);
        if (!free
                && !buckets.take(
                        identity.name(),
                        store.number(Setting.DC_RATE_LIMIT_CAPACITY),
                        store.number(Setting.DC_RATE_LIMIT_FILL),
                        store.now())) {
            throw Refusal.of(429, "RateLimitedException", "You have been rate limited");
        }
    }

    /** 406 where the client takes no JSON, 415 where it sends something else. */
    private static void requireJson(Request request) {
        String accept = request.header("accept");
        boolean raw = request.rawPath().contains("/raw/") || request.rawPath().contains("/plugins/");
        if (accept != null && !raw && !accept.contains("*/*") && !accept.contains("json")) {
            throw Refusal.of(406, "NotAcceptableException", "");
        }
        String type = request.header("content-type");
        if (request.body().length > 0 && type != null && !type.contains("json")) {
            throw Refusal.of(415, "UnsupportedMediaTypeException", "Unsupported Media Type");
        }
    }

    private static Response refused(Refusal refusal) {
        if (refusal.kind().equals("Moved")) {
            return Response.empty(refusal.status()).with("Location", refusal.text());
        }
        Response response = DataCenterErrors.of(refusal);
        return refusal.status() == 429 ? response.with("Retry-After", "1") : response;
    }

    private Answer git(Request request) {
        if (request.path().size() < 4) {
            throw Refusal.notFound("NoSuchRepositoryException", "Repository not found");
        }
        String project = request.path().get(1);
        String slug = request.path().get(2).replaceAll("\\.git$", "");
        Identity identity;
        try {
            identity = auth.gitCaller(request);
        } catch (Refusal refusal) {
            return challenge(refusal);
        }
        Repository found = actions.repositories()
                .forGit(Product.DATA_CENTER, project, slug)
                .orElseThrow(() -> DataCenterErrors.noRepository(project, slug));
        Permission needed = HttpGit.writes(request) ? Permission.WRITE : Permission.READ;
        if (!context.access().permission(identity, found).includes(needed)) {
            return identity.isAnonymous()
                    ? challenge(DataCenterErrors.notPermitted())
                    : new Answer(
                            DataCenterErrors.of(Refusal.of(403, "AuthorisationException", "Forbidden")),
                            identity.name());
        }
        if (needed == Permission.WRITE && actions.repositories().readOnly(found)) {
            throw Refusal.of(403, "RepositoryReadOnlyException", "The repository is read-only");
        }
        return new Answer(git.answer(request, found, identity.actor()), identity.name());
    }

    private static Answer challenge(Refusal refusal) {
        return new Answer(
                DataCenterErrors.of(refusal).with("WWW-Authenticate", "Basic realm=\"Atlassian Bitbucket\""),
                "unknown");
    }
}
