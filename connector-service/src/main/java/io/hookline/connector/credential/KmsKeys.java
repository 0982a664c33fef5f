package io.hookline.connector.credential;

import java.util.Base64;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;

/**
 * Key-encryption keys in AWS KMS ({@code docs.aws.amazon.com/kms/latest/APIReference}). A version is {@code kms:<key id, ARN or alias>};
 * KMS itself knows which of the key's generations a ciphertext needs.
 */
final class KmsKeys implements KeyEncryption {

    static final String PREFIX = "kms:";

    /** The encryption context's one member; KMS logs it, and it names a row, nothing secret. */
    private static final String CONTEXT = "hookline-place";

    private final KmsClient kms;
    private final String key;

    /** Keys of one account and region; {@code key} is the one that new data keys are wrapped with. */
    KmsKeys(KmsClient kms, String key) {
        this.kms = kms;
        this.key = key;
    }

    @Override
    public String current() {
        return PREFIX + key;
    }

    @Override
    public boolean knows(String version) {
        return version.startsWith(PREFIX);
    }

    @Override
    public Wrapped wrap(byte[] dataKey, byte[] bound) {
        try {
            byte[] wrapped = kms.encrypt(request -> request.keyId(key)
                            .plaintext(SdkBytes.fromByteArray(dataKey))
                            .encryptionContext(context(bound)))
                    .ciphertextBlob()
                    .asByteArray();
            return new Wrapped(current(), wrapped);
        } catch (SdkException e) {
            throw unavailable(e);
        }
    }

    @Override
    public byte[] unwrap(Wrapped wrapped, byte[] bound) throws UnwrapException {
        try {
            return kms.decrypt(request -> request.keyId(wrapped.version().substring(PREFIX.length()))
                            .ciphertextBlob(SdkBytes.fromByteArray(wrapped.key()))
                            .encryptionContext(context(bound)))
                    .plaintext()
                    .asByteArray();
        } catch (InvalidCiphertextException | IncorrectKeyException e) {
            throw new UnwrapException("was changed, or belongs elsewhere");
        } catch (SdkException e) {
            throw unavailable(e);
        }
    }

    private static Map<String, String> context(byte[] bound) {
        return Map.of(CONTEXT, Base64.getEncoder().encodeToString(bound));
    }

    // The SDK's messages name keys, accounts and request ids, but no key material.
    private static KeysUnavailableException unavailable(SdkException e) {
        return new KeysUnavailableException(
                "AWS KMS cannot be used: " + e.getClass().getSimpleName());
    }
}
