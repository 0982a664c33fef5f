package io.hookline.kubernetes.render;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The overlays that are delivered. */
public enum Overlay {
    MINIMAL,
    PRODUCTION;

    private static final Path OVERLAYS = Path.of("overlays");
    private static final Map<Overlay, Manifests> RENDERED = new ConcurrentHashMap<>();

    /** What the overlay renders to; made once, and a fresh copy each time. */
    public Manifests render() {
        return RENDERED.computeIfAbsent(this, Overlay::renderOnce).copy();
    }

    private Manifests renderOnce() {
        return Kustomize.render(OVERLAYS.resolve(name().toLowerCase(Locale.ROOT)));
    }
}
