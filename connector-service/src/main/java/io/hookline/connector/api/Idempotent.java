package io.hookline.connector.api;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An operation that makes something and heeds the header {@code Idempotency-Key}: the same request under the same key is answered as the
 * first was. What it makes takes its id from {@link MadeId}, so that a try after a crash finds what the first has made.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@interface Idempotent {

    String HEADER = "Idempotency-Key";
    String DESCRIPTION =
            "Up to 200 visible ASCII characters, new for each thing to be made. The same request under the same key within 24 h gets"
                    + " the first answer again; another body under it is refused.";
}
