package io.hookline.kubernetes.rule;

import io.hookline.kubernetes.render.Manifests;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Something that manifests have to hold.
 *
 * @param promise what it is, in words
 * @param check tells what is wrong
 */
public record Rule(String promise, Function<Manifests, Stream<String>> check) {

    /** What is wrong; nothing where the promise is kept. */
    public List<String> faults(Manifests manifests) {
        return check.apply(manifests).toList();
    }

    @Override
    public String toString() {
        return promise;
    }

    static Stream<String> unless(boolean kept, String fault) {
        return kept ? Stream.empty() : Stream.of(fault);
    }
}
