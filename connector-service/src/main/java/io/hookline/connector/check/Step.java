package io.hookline.connector.check;

import java.util.List;
import java.util.function.BiFunction;

/** The steps in their order. Each is a sentence that holds where it passes, what it needs first, what it asks, and how that is judged. */
@SuppressWarnings("ImmutableEnumChecker") // The lists are List.of, the functions hold nothing.
public enum Step {
    ADDRESS("The host's name leads to an allowed address", true, List.of(), List.of(), NetworkDiagnosis::address),
    TCP("The port takes connections", true, List.of(ADDRESS), List.of(), NetworkDiagnosis::tcp),
    TLS("The server's certificate is trusted", true, List.of(TCP), List.of(), NetworkDiagnosis::tls),
    API(
            "Bitbucket's API answers, in a version that is supported",
            true,
            List.of(TLS),
            List.of(Ask.PRODUCT),
            ApiDiagnosis::api),
    BASE_URL(
            "Bitbucket's base URL can be reached",
            false,
            List.of(API),
            List.of(Ask.CAPABILITIES),
            ApiDiagnosis::baseUrl),
    AUTHENTICATION(
            "Bitbucket takes the credential",
            true,
            List.of(API),
            List.of(Ask.IDENTITY, Ask.ACCOUNT),
            AuthenticationDiagnosis::of),
    SCOPES(
            "The credential has the scopes and permissions",
            false,
            List.of(AUTHENTICATION),
            ScopesDiagnosis.ASKS,
            ScopesDiagnosis::of),
    REPOSITORY(
            "The credential sees the repository",
            false,
            List.of(AUTHENTICATION),
            List.of(Ask.REPOSITORY),
            RepositoryDiagnosis::repository),
    ADMINISTRATION(
            "Webhooks and keys can be managed",
            false,
            List.of(REPOSITORY),
            List.of(Ask.WEBHOOKS, Ask.KEYS, Ask.SSH_SETTINGS),
            RepositoryDiagnosis::administration),
    STATUS(
            "Build statuses can be shown",
            false,
            List.of(REPOSITORY),
            List.of(Ask.BRANCHES, Ask.STATUSES, Ask.BUILD_CAPABILITIES),
            RepositoryDiagnosis::status),
    GIT("Git gets to the repository", false, List.of(REPOSITORY), List.of(), GitDiagnosis::of);

    private final String title;
    private final boolean essential;
    private final List<Step> dependsOn;
    private final List<Ask> asks;
    private final BiFunction<Subject, Facts, Verdict> diagnosis;

    Step(
            String title,
            boolean essential,
            List<Step> dependsOn,
            List<Ask> asks,
            BiFunction<Subject, Facts, Verdict> diagnosis) {
        this.title = title;
        this.essential = essential;
        this.dependsOn = dependsOn;
        this.asks = asks;
        this.diagnosis = diagnosis;
    }

    /** What holds where the step passes. */
    public String title() {
        return title;
    }

    /** Whether nothing works at all where it fails. */
    boolean isEssential() {
        return essential;
    }

    List<Step> dependsOn() {
        return dependsOn;
    }

    List<Ask> asks() {
        return asks;
    }

    /** What the facts amount to; pure. */
    Verdict judge(Subject subject, Facts facts) {
        return diagnosis.apply(subject, facts);
    }
}
