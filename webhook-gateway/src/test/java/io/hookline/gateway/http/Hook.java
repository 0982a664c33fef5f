package io.hookline.gateway.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.HookId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.RepositoryId;
import io.hookline.contracts.project.HookRegistration;
import io.hookline.contracts.project.HookSecrets;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A registered hook, and Bitbucket's side of it. */
record Hook(HookRegistration registration) {

    static Hook of(Product product) {
        RepositoryRef repository = switch (product) {
            case CLOUD -> new RepositoryRef(product, RepositoryId.of("{" + UUID.randomUUID() + "}"), "acme/shop");
            case DATA_CENTER ->
                new RepositoryRef(
                        product,
                        RepositoryId.of(Integer.toString(new SecureRandom().nextInt(1, Integer.MAX_VALUE))),
                        "ACME/shop");
        };
        return new Hook(
                new HookRegistration(HookId.random(new SecureRandom()), ProjectId.random(), repository, "main"));
    }

    /** Another hook of the same repository, whose secret follows from the next master key. */
    Hook successor() {
        return new Hook(new HookRegistration(
                HookId.random(new SecureRandom()), registration.project(), registration.repository(), "next"));
    }

    String path() {
        return "/hooks/" + registration.id();
    }

    String repositoryId() {
        return registration.repository().id().value();
    }

    /** A push to main of this hook's repository. */
    String push() {
        return switch (registration.repository().product()) {
            case CLOUD -> """
                {"push":{"changes":[{"old":null,"new":{"type":"branch","name":"main","target":
                {"hash":"2f22765d04931a078909145ca628d2264c852d7d","message":"Add the till"}},"forced":false}]},
                "repository":{"uuid":"%s","full_name":"acme/shop"},"actor":{"display_name":"Ann Example"}}
                """.formatted(repositoryId());
            case DATA_CENTER -> """
                {"repository":{"id":%s,"slug":"shop","project":{"key":"ACME"}},"changes":[{"refId":"refs/heads/main",
                "fromHash":"2f22765d04931a078909145ca628d2264c852d7d",
                "toHash":"6b1f53303a732ccc8c6aae6640399827c15250e3"}]}
                """.formatted(repositoryId());
        };
    }

    /** A request signed as Bitbucket signs it, with a new delivery id. */
    RequestSpecification signed(String eventKey, String body) {
        return unsigned(eventKey, body).header("X-Hub-Signature", signatureOf(body));
    }

    RequestSpecification unsigned(String eventKey, String body) {
        String idHeader = switch (registration.repository().product()) {
            case CLOUD -> "X-Request-UUID";
            case DATA_CENTER -> "X-Request-Id";
        };
        return given().header("Content-Type", "application/json; charset=UTF-8")
                .header("X-Event-Key", eventKey)
                .header(idHeader, UUID.randomUUID().toString())
                .body(body.getBytes(UTF_8));
    }

    /** A compressed push. */
    RequestSpecification packed(String signature, byte[] body) {
        return given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .header("X-Event-Key", "repo:push")
                .header("X-Hub-Signature", signature)
                .body(body);
    }

    static byte[] gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    String signatureOf(String body) {
        return signatureOf(body.getBytes(UTF_8));
    }

    String signatureOf(byte[] body) {
        try {
            String secret = new HookSecrets(
                            Map.of("main", GatewayProfile.MASTER_KEY, "next", GatewayProfile.NEXT_MASTER_KEY))
                    .secretFor(registration.keyId(), registration.id())
                    .orElseThrow();
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
