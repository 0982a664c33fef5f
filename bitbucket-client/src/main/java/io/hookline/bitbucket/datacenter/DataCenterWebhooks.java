package io.hookline.bitbucket.datacenter;

import io.hookline.bitbucket.Done;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.Webhook;
import io.hookline.bitbucket.WebhookId;
import io.hookline.bitbucket.WebhookSpec;
import io.hookline.bitbucket.WebhookStatistics;
import io.hookline.bitbucket.http.HttpApi;
import io.hookline.bitbucket.http.UrlPath;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The webhooks below one address, which is a repository's. */
final class DataCenterWebhooks {

    private static final String CAPABILITIES = "/rest/webhooks/latest/capabilities";

    private final HttpApi api;
    private final PagedList pagedList;

    DataCenterWebhooks(HttpApi api, PagedList pagedList) {
        this.api = api;
        this.pagedList = pagedList;
    }

    Result<List<Webhook>> list(String at) {
        return pagedList.all(at + "/webhooks?statistics=true", DataCenterJson::webhook);
    }

    Result<Webhook> create(String at, WebhookSpec wanted) {
        return withKnownEvents(
                wanted,
                events -> api.send("POST", at + "/webhooks", Bodies.webhook(wanted, events), DataCenterJson::webhook));
    }

    Result<Webhook> update(String at, WebhookId webhook, WebhookSpec wanted) {
        return withKnownEvents(
                wanted,
                events -> api.send("PUT", one(at, webhook), Bodies.webhook(wanted, events), DataCenterJson::webhook));
    }

    Result<Done> delete(String at, WebhookId webhook) {
        return api.send("DELETE", one(at, webhook), null);
    }

    Result<WebhookStatistics> statistics(String at, WebhookId webhook) {
        return api.get(one(at, webhook) + "/statistics", DataCenterJson::statistics);
    }

    // One event that the server does not know makes it refuse the whole webhook; a server that lists none is asked for
    // all.
    private Result<Webhook> withKnownEvents(WebhookSpec wanted, Function<Set<String>, Result<Webhook>> send) {
        var known = api.get(
                        CAPABILITIES, json -> json.at("application-webhooks").texts())
                .orElse(_ -> List.of());
        var events = new TreeSet<>(wanted.events());
        if (!known.isEmpty()) {
            events.retainAll(known);
        }
        return events.isEmpty()
                ? Result.failed(new Failure.Invalid("the server knows none of the events wanted"))
                : send.apply(events);
    }

    private static String one(String at, WebhookId webhook) {
        return at + "/webhooks" + UrlPath.of(webhook.value());
    }
}
