package io.hookline.simulator.datacenter;

import io.hookline.simulator.access.Identity;
import io.hookline.simulator.http.Request;
import io.hookline.simulator.http.Response;

/** An authenticated request to Data Center's REST API. */
record DataCenterCall(Request request, Identity identity) {

    /** Answers such a request. */
    interface Handler {
        Response handle(DataCenterCall call);
    }
}
