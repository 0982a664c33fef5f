package io.hookline.connector.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Speaks YAML for every operation: they read and write JSON, which is translated on its way in and out. Problems stay JSON. */
@Provider
@PreMatching
class YamlFilter implements ContainerRequestFilter, ReaderInterceptor, WriterInterceptor {

    static final MediaType YAML = new MediaType("application", "yaml");
    static final MediaType OLD_YAML = new MediaType("application", "x-yaml");
    private static final String READ = YamlFilter.class.getName() + ".read";
    private static final String WRITE = YamlFilter.class.getName() + ".write";

    @Override
    public void filter(ContainerRequestContext request) {
        if (isYaml(request.getMediaType())) {
            request.setProperty(READ, true);
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        }
        // In the order of the client's preference.
        List<MediaType> accepted = request.getAcceptableMediaTypes();
        accepted.stream()
                .filter(type -> isYaml(type) || type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
                .findFirst()
                .filter(YamlFilter::isYaml)
                .ifPresent(type -> {
                    request.setProperty(WRITE, new MediaType(type.getType(), type.getSubtype()));
                    request.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON);
                });
    }

    /** A request's body as the resources will see it. */
    static byte[] json(ContainerRequestContext request, byte[] body) throws IOException {
        return request.getProperty(READ) == null ? body : Yaml.toJson(new ByteArrayInputStream(body));
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getProperty(READ) == null) {
            return context.proceed();
        }
        try {
            context.setInputStream(new ByteArrayInputStream(Yaml.toJson(context.getInputStream())));
        } catch (JsonProcessingException e) {
            throw HttpProblems.malformedYaml(place(e)).asException();
        }
        return context.proceed();
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        if (!(context.getProperty(WRITE) instanceof MediaType wanted)
                || !MediaType.APPLICATION_JSON_TYPE.isCompatible(context.getMediaType())) {
            context.proceed();
            return;
        }
        OutputStream out = context.getOutputStream();
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        context.setOutputStream(json);
        context.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, wanted);
        context.getHeaders().putSingle(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        context.proceed();
        Yaml.fromJson(json.toByteArray(), out);
    }

    private static boolean isYaml(MediaType type) {
        return type != null && (YAML.isCompatible(type) || OLD_YAML.isCompatible(type)) && !type.isWildcardSubtype();
    }

    private static String place(JsonProcessingException e) {
        return "Look at line " + (e.getLocation() == null ? 1 : e.getLocation().getLineNr())
                + ": one document without anchors, aliases and repeated keys reads.";
    }
}
