package io.hookline.health.diagnose;

import io.hookline.contracts.health.RepairKind;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One thing that is not as it should be, or that could not be seen. */
public sealed interface Finding
        permits WebhookFault, DeployKeyFault, RepositoryOutdated, CredentialFault, ForPeople, NotSeen {

    Check check();

    Severity severity();

    /** What was seen, in a sentence. */
    String evidence();

    /** What mends it, in a sentence: what Hookline does by itself, or what a person does. */
    String remedy();

    /** The repair that mends it; empty when only a person can, or when there is nothing to mend. */
    Optional<RepairKind> repair();

    /** Whether Bitbucket shows nothing wrong with it, so that a repair must replace it all the same. */
    default boolean looksSound() {
        return false;
    }

    /** Whether builds are late or lost as long as it is there, so that its repair never waits for better hours. */
    default boolean losesBuilds() {
        return severity() == Severity.BROKEN;
    }

    /** Whether it shows without a call of Bitbucket's API, so that a shallow look finds it too. */
    default boolean needsNoAsking() {
        return false;
    }

    /** The finding's name in answers and tables, such as {@code webhook-missing}. */
    default String code() {
        return codeOf(getClass());
    }

    /** The names of all kinds of findings, in alphabetical order. */
    static SortedSet<String> names() {
        return kinds(Finding.class).map(Finding::codeOf).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The name of a kind of finding. */
    static String codeOf(Class<? extends Finding> kind) {
        return kind.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static Stream<Class<? extends Finding>> kinds(Class<? extends Finding> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(part -> kinds(part.asSubclass(Finding.class)))
                : Stream.of(type);
    }
}
