package io.hookline.connector.check;

import java.util.Locale;
import java.util.stream.Stream;

/** What a step can come to. The documents list them all; a test holds both equal. */
sealed interface Finding
        permits NetworkFinding, ApiFinding, CredentialFinding, RepositoryFinding, GitFinding, GeneralFinding {

    Says says();

    String name();

    /** The name that programs can tell, such as {@code certificate-expired}. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All findings, in the order of the steps. */
    static Stream<Finding> all() {
        return Stream.of(
                        NetworkFinding.values(),
                        ApiFinding.values(),
                        CredentialFinding.values(),
                        RepositoryFinding.values(),
                        GitFinding.values(),
                        GeneralFinding.values())
                .flatMap(Stream::<Finding>of);
    }

    /** A verdict of this finding. */
    default Verdict because(String evidence) {
        return new Verdict(this, evidence);
    }
}
