package io.hookline.connector.credential;

import io.hookline.connector.ConnectorConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;

/** Makes the key-encryption keys that the configuration names. */
@Singleton
class KeyProviders {

    private static final Duration KMS_TIME_OUT = Duration.ofSeconds(5);

    @Produces
    @Singleton
    KeyEncryption keys(ConnectorConfig config, SecureRandom random) {
        String current = config.currentKeyEncryptionKey().orElseThrow();
        List<KeyEncryption> all = new ArrayList<>();
        config.vault().address().ifPresent(address -> all.add(transit(address, config.vault(), current)));
        config.kms().region().ifPresent(region -> all.add(kms(region, config.kms(), current)));
        all.add(new LocalKeys(local(config), current, random));
        return new KeyRing(
                all.stream().filter(keys -> keys.knows(current)).findFirst().orElseThrow(), all);
    }

    private static Map<String, byte[]> local(ConnectorConfig config) {
        Map<String, byte[]> keys = new HashMap<>();
        config.keyEncryptionKeys()
                .forEach((version, key) -> keys.put(version, Base64.getDecoder().decode(key.strip())));
        config.keyEncryptionKeyFiles().forEach((version, file) -> keys.put(version, read(Path.of(file))));
        return keys;
    }

    /** A file's 32 bytes, raw or in Base64; throws IllegalArgumentException where it holds neither. */
    static byte[] read(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            byte[] key = content.length == AesGcm.KEY_BYTES
                    ? content
                    : Base64.getDecoder().decode(new String(content, StandardCharsets.US_ASCII).strip());
            if (key.length != AesGcm.KEY_BYTES) {
                throw new IllegalArgumentException("a key-encryption key has 32 bytes");
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyEncryption transit(String address, ConnectorConfig.TransitEngine vault, String current) {
        TransitKeys.Engine engine = new TransitKeys.Engine(
                URI.create(address),
                vault.mount(),
                vault.namespace().orElse(null),
                () -> vault.tokenFile().map(KeyProviders::text).or(vault::token).orElse(""));
        return new TransitKeys(engine, nameAfter(TransitKeys.PREFIX, current));
    }

    private static KeyEncryption kms(String region, ConnectorConfig.KeyService kms, String current) {
        var client = KmsClient.builder()
                .region(Region.of(region))
                .overrideConfiguration(limits -> limits.apiCallTimeout(KMS_TIME_OUT))
                .httpClientBuilder(UrlConnectionHttpClient.builder());
        kms.endpoint().map(URI::create).ifPresent(client::endpointOverride);
        return new KmsKeys(client.build(), nameAfter(KmsKeys.PREFIX, current));
    }

    /** A provider that is kept for what it wrapped before wraps nothing any more, and so needs no key's name. */
    private static String nameAfter(String prefix, String current) {
        return current.startsWith(prefix) ? current.substring(prefix.length()) : "";
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new KeysUnavailableException("HashiCorp Vault cannot be used: the token's file does not read");
        }
    }
}
