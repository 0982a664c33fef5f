package io.hookline.kubernetes.setting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The properties that a {@link ConfigMapping} declares, with their defaults; a map's key is {@code <name>}. */
public final class OwnSettings {

    private OwnSettings() {}

    /** Names and defaults; a property without a default has an empty one. */
    public static Map<String, String> of(Class<?> mapping) {
        Map<String, String> found = new TreeMap<>();
        collect(mapping, mapping.getAnnotation(ConfigMapping.class).prefix(), found);
        return found;
    }

    private static void collect(Class<?> group, String prefix, Map<String, String> found) {
        for (Method method : group.getDeclaredMethods()) {
            if (!method.isSynthetic() && !method.isDefault()) {
                add(method, prefix + "." + name(method), found);
            }
        }
    }

    private static void add(Method method, String name, Map<String, String> found) {
        Class<?> type = type(method.getGenericReturnType());
        if (type.isInterface() && type.getName().startsWith("io.hookline.")) {
            collect(type, name, found);
        } else {
            WithDefault given = method.getAnnotation(WithDefault.class);
            found.put(type == Map.class ? name + ".<name>" : name, given == null ? "" : given.value());
        }
    }

    private static Class<?> type(Type declared) {
        if (declared instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            return raw == Optional.class ? type(generic.getActualTypeArguments()[0]) : raw;
        }
        return (Class<?>) declared;
    }

    private static String name(Method method) {
        WithName given = method.getAnnotation(WithName.class);
        return given != null
                ? given.value()
                : method.getName().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
