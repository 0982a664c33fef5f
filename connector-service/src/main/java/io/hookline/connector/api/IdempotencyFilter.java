package io.hookline.connector.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hookline.connector.idempotency.Claim;
import io.hookline.connector.idempotency.KeptAnswer;
import io.hookline.connector.idempotency.RequestKey;
import io.hookline.connector.idempotency.Requests;
import io.hookline.connector.store.CrashPoints;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Heeds {@code Idempotency-Key}. Only what was made is kept: a request that was refused may be mended and sent again under its key. */
@Provider
@Idempotent
@Priority(Priorities.ENTITY_CODER)
class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String CLAIMED = IdempotencyFilter.class.getName();
    private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");

    private final Requests requests;
    private final SecurityIdentity caller;
    private final MadeId madeId;
    private final ObjectMapper json;
    private final CrashPoints crashPoints;

    IdempotencyFilter(
            Requests requests, SecurityIdentity caller, MadeId madeId, ObjectMapper json, CrashPoints crashPoints) {
        this.requests = requests;
        this.caller = caller;
        this.madeId = madeId;
        this.json = json;
        this.crashPoints = crashPoints;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        String key = request.getHeaderString(Idempotent.HEADER);
        if (key == null) {
            return;
        }
        if (!KEY.matcher(key).matches()) {
            throw HttpProblems.malformedIdempotencyKey().asException();
        }
        byte[] body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        URI asked = request.getUriInfo().getRequestUri();
        String operation = request.getMethod() + " " + asked.getRawPath();
        String fingerprint = digest(asked.getRawQuery(), body);
        switch (requests.claim(new RequestKey(caller.getPrincipal().getName(), operation, key), fingerprint)) {
            case Claim.Mine(var id) -> {
                request.setProperty(CLAIMED, id);
                madeId.set(id);
            }
            case Claim.Answered(var answer) -> request.abortWith(response(answer));
            case Claim.OtherRequest _ ->
                throw HttpProblems.idempotencyKeyReused().asException();
            case Claim.UnderWay _ -> throw HttpProblems.requestUnderWay().asException();
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        if (!(request.getProperty(CLAIMED) instanceof UUID id)) {
            return;
        }
        if (response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
            requests.forget(id);
            return;
        }
        crashPoints.reached("request:done");
        requests.answered(id, kept(response));
    }

    private KeptAnswer kept(ContainerResponseContext response) throws JsonProcessingException {
        Map<String, String> headers = new HashMap<>();
        Stream.of(HttpHeaders.LOCATION, HttpHeaders.ETAG)
                .filter(name -> response.getHeaderString(name) != null)
                .forEach(name -> headers.put(name, response.getHeaderString(name)));
        String body = response.hasEntity() ? json.writeValueAsString(response.getEntity()) : null;
        return new KeptAnswer(response.getStatus(), headers, body);
    }

    private static Response response(KeptAnswer answer) {
        Response.ResponseBuilder response = Response.status(answer.status()).header("Idempotent-Replayed", true);
        answer.headers().forEach(response::header);
        return answer.body() == null
                ? response.build()
                : response.type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(answer.body())
                        .build();
    }

    private static String digest(@Nullable String query, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((query + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
