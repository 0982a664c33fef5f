package io.hookline.bitbucket.http;

import java.net.http.HttpHeaders;
import java.util.Optional;

/** What a server answered, whole. Never shows its body, which may hold anything. */
public final class Answer {

    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    /** An answer of a server. */
    public Answer(int status, HttpHeaders headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The body as it came; not a copy. */
    public byte[] body() {
        return body;
    }

    HttpHeaders headers() {
        return headers;
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    boolean isSuccess() {
        return status / 100 == 2;
    }

    boolean isRedirect() {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }
}
