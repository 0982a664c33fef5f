package io.hookline.kubernetes.render;

import java.nio.file.Path;
import java.util.Locale;

/** The overlays that are delivered. */
public enum Overlay {
    MINIMAL,
    PRODUCTION;

    private static final Path OVERLAYS = Path.of("overlays");

    private final Object lock = new Object();
    private volatile Manifests rendered = Manifests.NONE;

    /** What the overlay renders to; made once, and a fresh copy each time. */
    public Manifests render() {
        synchronized (lock) {
            if (rendered.objects().isEmpty()) {
                rendered = Kustomize.render(OVERLAYS.resolve(name().toLowerCase(Locale.ROOT)));
            }
        }
        return rendered.copy();
    }
}
