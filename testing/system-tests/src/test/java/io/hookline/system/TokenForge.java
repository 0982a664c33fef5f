package io.hookline.system;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.hookline.embedded.AccessTokens;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import no.nav.security.mock.oauth2.token.KeyProvider;

/** Makes tokens in the issuer's place: its key is public. */
final class TokenForge {

    private static final Duration WHILE = Duration.ofMinutes(1);

    private final SignedJWT given;
    private final JWTClaimsSet claims;
    private final RSAKey key;

    /** Claims like those of a token that the issuer gives out, and all roles. */
    TokenForge(URI issuer) {
        try {
            given = SignedJWT.parse(AccessTokens.ofRole(issuer.toString(), "viewer"));
            claims = new JWTClaimsSet.Builder(given.getJWTClaimsSet())
                    .claim("groups", List.of("viewer", "operator", "admin", "runner"))
                    .build();
        } catch (ParseException e) {
            throw new IllegalStateException("the issuer's tokens are signed JWTs", e);
        }
        String path = issuer.getPath();
        key = rsa(new KeyProvider().signingKey(path.substring(path.lastIndexOf('/') + 1)));
    }

    /** One that nothing is wrong with. */
    String good() throws JOSEException {
        return signed(claims, key);
    }

    String bad(BadToken fault) throws JOSEException {
        Instant now = Instant.now();
        return switch (fault) {
            case NONSENSE -> "nonsense";
            case WRONG_AUDIENCE -> changed(claims -> claims.audience("another-service"));
            case NO_AUDIENCE -> changed(claims -> claims.audience((String) null));
            case EXPIRED -> changed(claims -> claims.expirationTime(Date.from(now.minus(WHILE))));
            case ENDLESS -> changed(claims -> claims.expirationTime(null));
            case NOT_YET_VALID -> changed(claims -> claims.notBeforeTime(Date.from(now.plus(WHILE))));
            case OTHER_ISSUER -> changed(claims -> claims.issuer("https://identity.example.com/hookline"));
            case OTHER_KEY -> signed(claims, new RSAKeyGenerator(2048).generate());
            case CHANGED_CLAIMS -> withSignatureOfGiven();
            case SIGNED_WITH_THE_PUBLIC_KEY -> signedWithPublicKey();
            case UNSIGNED -> new PlainJWT(claims).serialize();
        };
    }

    private String changed(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        return signed(change.apply(new JWTClaimsSet.Builder(claims)).build(), key);
    }

    private String signed(JWTClaimsSet claims, RSAKey with) throws JOSEException {
        return signed(given.getHeader(), claims, new RSASSASigner(with));
    }

    /** A service that lets the token choose the algorithm would take the issuer's public key for a shared secret. */
    private String signedWithPublicKey() throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(given.getHeader().getKeyID())
                .build();
        return signed(header, claims, new MACSigner(key.toRSAPublicKey().getEncoded()));
    }

    private String withSignatureOfGiven() throws JOSEException {
        String[] parts = signed(claims, key).split("\\.", -1);
        return parts[0] + "." + parts[1] + "." + given.getSignature();
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static RSAKey rsa(JWK key) {
        return key.toRSAKey();
    }
}
