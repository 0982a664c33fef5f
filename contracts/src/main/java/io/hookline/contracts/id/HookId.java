package io.hookline.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** One registration of a webhook: 128 random bits as 32 lower-case hexadecimal digits, the last part of the webhook's URL. */
public record HookId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    public HookId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a hook id is 32 lower-case hexadecimal digits");
        }
    }

    @JsonCreator
    public static HookId of(String text) {
        return new HookId(text);
    }

    public static HookId random(SecureRandom random) {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        return new HookId(HexFormat.of().formatHex(bits));
    }

    @Override
    public String toString() {
        return value;
    }
}
