package io.hookline.connector.credential;

/**
 * An encrypted secret as the database has it: format, version of the key-encryption key, wrapped data key, ciphertext, separated by dots.
 */
public record Sealed(String text) {

    @Override
    public String toString() {
        return "***";
    }
}
