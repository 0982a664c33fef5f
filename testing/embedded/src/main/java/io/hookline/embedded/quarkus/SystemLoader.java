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
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        ClassLoader system = ClassLoader.getSystemClassLoader();
        // Kafka and its log make parts of themselves by name from the context class loader: it must be the one that has
        // them.
        thread.setContextClassLoader(system);
        try {
            Class<?>[] types = Arrays.stream(arguments).map(String::getClass).toArray(Class<?>[]::new);
            Method method = system.loadClass(SharedParts.class.getName()).getMethod(part, types);
            return (String) method.invoke(null, (Object[]) arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the embedded part did not start: " + part, e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
