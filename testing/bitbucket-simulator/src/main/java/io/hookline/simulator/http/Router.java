package io.hookline.simulator.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the handler of a request by method and path pattern. A pattern's {@code {name}} matches one segment, a last
 * {@code {name*}} the rest of the path, which may be empty. The first route that matches wins.
 *
 * @param <H> what a route leads to
 */
public final class Router<H> {
    private final List<Route<H>> routes = new ArrayList<>();

    private record Route<H>(String method, List<String> pattern, H handler) {
        Route {
            pattern = List.copyOf(pattern);
        }

        Optional<Map<String, String>> match(String wantedMethod, List<String> path) {
            return method.equals(wantedMethod) ? match(path) : Optional.empty();
        }

        Optional<Map<String, String>> match(List<String> path) {
            Map<String, String> variables = new HashMap<>();
            for (int i = 0; i < pattern.size(); i++) {
                String expected = pattern.get(i);
                if (expected.endsWith("*}")) {
                    List<String> rest = path.subList(Math.min(i, path.size()), path.size());
                    variables.put(expected.substring(1, expected.length() - 2), String.join("/", rest));
                    return Optional.of(variables);
                }
                if (i >= path.size()) {
                    return Optional.empty();
                }
                if (expected.startsWith("{")) {
                    variables.put(expected.substring(1, expected.length() - 1), path.get(i));
                } else if (!expected.equals(path.get(i))) {
                    return Optional.empty();
                }
            }
            return path.size() == pattern.size() ? Optional.of(variables) : Optional.empty();
        }
    }

    /** A request that found its handler. */
    public record Match<H>(H handler, Request request) {}

    public Router<H> add(String method, String pattern, H handler) {
        routes.add(new Route<>(method, List.of(pattern.substring(1).split("/", -1)), handler));
        return this;
    }

    public Optional<Match<H>> find(Request request) {
        return routes.stream()
                .flatMap(route -> route
                        .match(request.method(), request.path())
                        .map(variables -> new Match<>(route.handler(), request.at(variables)))
                        .stream())
                .findFirst();
    }

    /** Whether any method is known on this path. */
    public boolean knowsPath(List<String> path) {
        return routes.stream().anyMatch(route -> route.match(path).isPresent());
    }

    /** Adapts every handler of another router and takes its routes over. */
    public <O> Router<H> addAll(Router<O> other, Function<? super O, ? extends H> adapter) {
        other.routes.forEach(
                route -> routes.add(new Route<>(route.method(), route.pattern(), adapter.apply(route.handler()))));
        return this;
    }
}
