package io.hookline.embedded.quarkus;

import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * Reaches {@link SharedParts} in the JVM's own class loader. Quarkus loads a test and its resources anew for each test profile and closes
 * the loader before: a part in such a loader would exist twice, and break when it next loads a class.
 */
final class SystemLoader {

    private SystemLoader() {}

    static String call(String part, String... arguments) {
        try {
            Class<?>[] types = Arrays.stream(arguments).map(String::getClass).toArray(Class<?>[]::new);
            Method method = ClassLoader.getSystemClassLoader()
                    .loadClass(SharedParts.class.getName())
                    .getMethod(part, types);
            return (String) method.invoke(null, (Object[]) arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the embedded part did not start: " + part, e);
        }
    }
}
