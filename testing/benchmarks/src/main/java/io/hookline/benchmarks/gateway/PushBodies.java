package io.hookline.benchmarks.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Bodies of Cloud's {@code repo:push}, in the shape that Bitbucket sends: one branch updated, with as many commits as make the size.
 * Hashes differ from body to body, so that a batch compresses no better than real pushes do.
 */
final class PushBodies {

    private final Random random = new Random(20261120);
    private final String repositoryId;

    PushBodies(String repositoryId) {
        this.repositoryId = repositoryId;
    }

    /**
     * Different bodies of the same size.
     *
     * @param bytes the size of each, 2048 or more
     */
    List<byte[]> ofSize(int bytes, int count) {
        return IntStream.range(0, count).mapToObj(i -> body(bytes)).toList();
    }

    /** Commits fill the body up to the last whole one, and spaces the rest. */
    private byte[] body(int bytes) {
        String person = person();
        String end = """
                ]}]},"repository":{"type":"repository","uuid":"%s","full_name":"acme/shop","name":"Shop","scm":"git",\
                "is_private":true},"actor":%s}""".formatted(repositoryId, person);
        StringBuilder body = new StringBuilder("""
                {"push":{"changes":[{"old":%s,"new":%s,"created":false,"closed":false,"forced":false,"truncated":true,\
                "commits":[""".formatted(ref(), ref()));
        String commit = commit(person);
        while (body.length() + commit.length() + end.length() < bytes) {
            body.append(commit).append(',');
            commit = commit(person);
        }
        if (body.charAt(body.length() - 1) == ',') {
            body.setLength(body.length() - 1);
        }
        body.append(end);
        return body.append(" ".repeat(bytes - body.length())).toString().getBytes(UTF_8);
    }

    private String ref() {
        return """
                {"type":"branch","name":"main","target":{"type":"commit","hash":"%s","date":"2026-11-20T10:00:00+00:00",\
                "message":"Count the coins\\n"},"merge_strategies":["merge_commit","squash","fast_forward"],\
                "default_merge_strategy":"merge_commit"}""".formatted(hex(20));
    }

    private String commit(String person) {
        return """
                {"type":"commit","hash":"%1$s","date":"2026-11-20T10:00:00+00:00","author":{"type":"author",\
                "raw":"Ann Example <ann@example.com>","user":%3$s},"message":"Count the coins of %2$s\\n","summary":\
                {"type":"rendered","raw":"Count the coins of %2$s\\n","markup":"markdown","html":"<p>Count</p>"},\
                "parents":[{"type":"commit","hash":"%2$s","links":{"html":\
                {"href":"https://bitbucket.example/acme/shop/commits/%2$s"}}}],"rendered":{},"properties":{},"links":\
                {"self":{"href":"https://api.bitbucket.example/2.0/repositories/acme/shop/commit/%1$s"},"html":\
                {"href":"https://bitbucket.example/acme/shop/commits/%1$s"},"diff":\
                {"href":"https://api.bitbucket.example/2.0/repositories/acme/shop/diff/%1$s"}}}""".formatted(hex(20), hex(20), person);
    }

    private String person() {
        return """
                {"type":"user","display_name":"Ann Example","uuid":"{%1$s}","account_id":"557058:%1$s",\
                "nickname":"ann","links":{"html":{"href":"https://bitbucket.example/%1$s/"}}}""".formatted(hex(16));
    }

    private String hex(int bytes) {
        byte[] digits = new byte[bytes];
        random.nextBytes(digits);
        return HexFormat.of().formatHex(digits);
    }
}
