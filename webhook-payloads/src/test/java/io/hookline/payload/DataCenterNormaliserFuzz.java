package io.hookline.payload;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hookline.contracts.event.Product;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever Data Center could send. Each test runs in a JVM of its own: 10 s in every build, 10 min in the profile {@code nightly}. */
class DataCenterNormaliserFuzz {

    @Tag("short")
    @MethodSource("seeds")
    @FuzzTest(maxDuration = "10s")
    void shouldMakeSomethingOfAnyBody(byte[] data) {
        FuzzedBody.check(Product.DATA_CENTER, data);
    }

    @Tag("nightly")
    @MethodSource("seeds")
    @FuzzTest(maxDuration = "10m")
    void shouldMakeSomethingOfAnyBodyForLong(byte[] data) {
        FuzzedBody.check(Product.DATA_CENTER, data);
    }

    static Stream<byte[]> seeds() {
        return FuzzedBody.seeds(Product.DATA_CENTER);
    }
}
