package io.hookline.connector.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Entity tags (RFC 9110) of what has a version. A tag is the version, by which {@code If-Match} goes, and a digest of the answer, by
 * which {@code If-None-Match} goes: what Hookline itself notes in the meantime is shown, and spoils nobody's change.
 */
@Singleton
class Revisions {

    private static final int DIGEST_BYTES = 8;
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Pattern VERSION = Pattern.compile("\"(\\d{1,18})(-[0-9a-f]*)?\"");

    private final ObjectMapper json;

    Revisions(ObjectMapper json) {
        this.json = json;
    }

    /** The answer with its tag, or 304 where the client has it already. */
    <T> RestResponse<T> answer(long version, T answer, @Nullable String ifNoneMatch) {
        EntityTag tag = tag(version, answer);
        return ifNoneMatch != null && has(ifNoneMatch, tag)
                ? RestResponse.ResponseBuilder.<T>create(Response.Status.NOT_MODIFIED)
                        .tag(tag)
                        .build()
                : answer(version, answer);
    }

    /** The answer with its tag. */
    <T> RestResponse<T> answer(long version, T answer) {
        return RestResponse.ResponseBuilder.ok(answer).tag(tag(version, answer)).build();
    }

    EntityTag tag(long version, Object answer) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(answer));
            return new EntityTag(version + "-" + HexFormat.of().formatHex(Arrays.copyOf(digest, DIGEST_BYTES)));
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException("every answer has a JSON form, every JDK SHA-256", e);
        }
    }

    /** The versions that a change is meant for; refuses a request that does not say. */
    static LongPredicate required(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw HttpProblems.preconditionRequired().asException();
        }
        return given(ifMatch);
    }

    /** The versions that a change is meant for; any where the request does not say. */
    static LongPredicate given(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return _ -> true;
        }
        // A weak tag (W/) never matches here.
        return version -> COMMA.splitAsStream(ifMatch.strip())
                .map(VERSION::matcher)
                .anyMatch(tag -> tag.matches() && Long.parseLong(tag.group(1)) == version);
    }

    /** Refuses a change that is meant for another version than there is. */
    static void check(LongPredicate expected, long version) {
        if (!expected.test(version)) {
            throw HttpProblems.stale().asException();
        }
    }

    private static boolean has(String ifNoneMatch, EntityTag tag) {
        String strong = '"' + tag.getValue() + '"';
        return ifNoneMatch.strip().equals("*")
                || COMMA.splitAsStream(ifNoneMatch.strip())
                        .map(one -> one.startsWith("W/") ? one.substring(2) : one)
                        .anyMatch(strong::equals);
    }
}
