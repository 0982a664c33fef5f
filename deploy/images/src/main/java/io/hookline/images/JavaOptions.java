package io.hookline.images;

import java.util.List;

/** How the images start Java. Java uses a cache only when it was made with the same options. */
final class JavaOptions {

    /** Of every run; what depends on the machine, such as the share of memory, is in {@code JAVA_TOOL_OPTIONS}. */
    static final List<String> EVERYWHERE =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private JavaOptions() {}
}
