package io.hookline.simulator.cloud;

import io.hookline.simulator.access.Access;
import io.hookline.simulator.access.Identity;
import io.hookline.simulator.access.OAuth;
import io.hookline.simulator.action.Actions;
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
import io.hookline.simulator.state.Token;
import java.util.List;
import java.util.Optional;

/** Everything Cloud answers over HTTP: REST under {@code /2.0}, OAuth under {@code /site}, git elsewhere. */
public final class CloudEndpoint implements Endpoint {
    private final Store store;
    private final Actions actions;
    private final HttpGit git;
    private final CloudAuth auth;
    private final Access access;
    private final OAuth oauth;
    private final Router<CloudCall.Route> router = new Router<>();
    private final HourlyLimit limit = new HourlyLimit();

    public CloudEndpoint(Store store, Actions actions, HttpGit git, Addresses addresses) {
        this.store = store;
        this.actions = actions;
        this.git = git;
        this.access = new Access(store);
        this.auth = new CloudAuth(access);
        this.oauth = new OAuth(store, Product.CLOUD);
        CloudContext context = CloudContext.of(store, actions, addresses);
        CloudRepositories repositories = new CloudRepositories(context);
        new CloudHooks(context).routes(router);
        new CloudKeys(context).routes(router);
        new CloudOthers(context).routes(router);
        new CloudPullRequests(context, repositories).routes(router);
        repositories.routes(router);
    }

    @Override
    public Answer answer(Request request) {
        try {
            return switch (request.path().getFirst()) {
                case "2.0" -> rest(request);
                case "site" -> new Answer(oauth(request), "anonymous");
                default -> git(request);
            };
        } catch (Refusal refusal) {
            return new Answer(CloudErrors.of(refusal), "unknown");
        }
    }

    private Response oauth(Request request) {
        return switch (request.method() + " " + request.rawPath()) {
            case "GET /site/oauth2/authorize" -> oauth.authorize(request);
            case "POST /site/oauth2/access_token" -> oauth.token(request);
            default -> throw Refusal.notFound("NotFound", "Not found");
        };
    }

    private Answer rest(Request request) {
        Identity identity = auth.caller(request);
        try {
            CloudResource resource = CloudResource.of(request.path());
            int left = take(identity, resource);
            Router.Match<CloudCall.Route> match = router.find(request).orElseThrow(() -> unknown(request));
            auth.require(identity, match.handler().scope());
            Response response = match.handler().handler().handle(new CloudCall(match.request(), identity));
            return new Answer(limited(response, identity, resource, left), identity.name());
        } catch (Refusal refusal) {
            return new Answer(refused(refusal), identity.name());
        }
    }

    private Refusal unknown(Request request) {
        return router.knowsPath(request.path())
                ? Refusal.of(405, "MethodNotAllowed", "Method not allowed")
                : Refusal.notFound("NotFound", "Resource not found");
    }

    private int take(Identity identity, CloudResource resource) {
        int left = limit.take(resource + " " + identity.name(), store.number(resource.limit()), store.now());
        if (left < 0) {
            throw Refusal.of(429, "RateLimited", "Rate limit for this resource has been exceeded");
        }
        return left;
    }

    private Response refused(Refusal refusal) {
        if (refusal.status() == 301) {
            return Response.empty(301).with("Location", refusal.text());
        }
        Response response = CloudErrors.of(refusal);
        return refusal.status() == 429 && store.on(Setting.CLOUD_RETRY_AFTER)
                ? response.with("Retry-After", "60")
                : response;
    }

    /** Only answers to access tokens tell the rate limit. */
    private Response limited(Response response, Identity identity, CloudResource resource, int left) {
        Token token = identity.token();
        if (token == null || !token.kind().standsForNoUser()) {
            return response;
        }
        int most = store.number(resource.limit());
        return response.with("X-RateLimit-Limit", Integer.toString(most))
                .with("X-RateLimit-Resource", resource.wireName())
                .with("X-RateLimit-NearLimit", Boolean.toString(left < most / 5));
    }

    private Answer git(Request request) {
        List<String> path = request.path();
        if (path.size() < 3) {
            throw Refusal.notFound("NotFound", "Not found");
        }
        Identity identity = auth.gitCaller(request);
        String slug = path.get(1).replaceAll("\\.git$", "");
        Optional<Repository> found = store.repositoryAt(Product.CLOUD, path.get(0), slug);
        Permission needed = HttpGit.writes(request) ? Permission.WRITE : Permission.READ;
        Permission granted =
                found.map(repository -> access.permission(identity, repository)).orElse(Permission.NONE);
        if (identity.isAnonymous() && !granted.includes(needed)) {
            throw CloudErrors.unauthorized();
        }
        if (found.isEmpty() || !granted.includes(Permission.READ)) {
            throw CloudErrors.noRepository(path.get(0), slug);
        }
        if (!granted.includes(needed)
                || (needed == Permission.WRITE && actions.repositories().readOnly(found.get()))) {
            throw Refusal.of(403, "Forbidden", "You do not have write access to this repository.");
        }
        return new Answer(git.answer(request, found.get(), identity.actor()), identity.name());
    }
}
