package io.hookline.bitbucket.http;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/** Reads {@code links.clone}, which both products write as a list of names and addresses. */
public final class CloneUrls {

    private CloneUrls() {}

    /** The address with a name, such as {@code ssh}; empty where the instance does not offer it. */
    public static <T> Optional<T> named(Json clone, String name, Function<String, T> type) {
        return clone.list(link -> link).stream()
                .filter(link -> name.equals(link.at("name").text()))
                .findFirst()
                .flatMap(link -> link.at("href").as(type));
    }

    /** An HTTP address without the user that Bitbucket puts into it for people to copy. */
    public static URI withoutUser(String url) {
        return URI.create(url.replaceFirst("^(https?://)[^/@]*@", "$1"));
    }
}
