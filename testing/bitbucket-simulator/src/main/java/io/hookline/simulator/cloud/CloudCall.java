package io.hookline.simulator.cloud;

import io.hookline.simulator.access.Identity;
import io.hookline.simulator.http.Request;
import io.hookline.simulator.http.Response;

/** An authenticated request to Cloud's REST API. */
record CloudCall(Request request, Identity identity) {

    /** Answers such a request. */
    interface Handler {
        Response handle(CloudCall call);
    }

    /** A handler and what it asks of the caller. */
    record Route(CloudScope scope, Handler handler) {}
}
