package io.hookline.connector.userkey;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A user key. */
public record UserKeyId(@JsonValue UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
