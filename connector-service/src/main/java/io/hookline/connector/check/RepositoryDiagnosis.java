package io.hookline.connector.check;

import io.hookline.bitbucket.http.Json;
import io.hookline.bitbucket.probe.HttpSighting;
import io.hookline.connector.check.Claim.Form;
import io.hookline.connector.check.Claim.Kind;
import io.hookline.contracts.event.Product;
import java.util.Optional;
import java.util.stream.Stream;

/** Judges what the credential may do with a repository. Nothing is written for a test, so what cannot be read cannot be known. */
final class RepositoryDiagnosis {

    private RepositoryDiagnosis() {}

    static Verdict repository(Subject subject, Facts facts) {
        if (subject.testRepository().isEmpty()) {
            return RepositoryFinding.NO_TEST_REPOSITORY.because("");
        }
        String path = subject.testRepository().get().toString();
        Optional<String> owner = subject.owner();
        if (owner.isPresent()
                && !path.regionMatches(
                        true, 0, owner.get() + "/", 0, owner.get().length() + 1)) {
            return RepositoryFinding.REPOSITORY_ELSEWHERE.because(path + " is not of " + owner.get());
        }
        return Answers.trouble(Ask.REPOSITORY, subject, facts)
                .orElseGet(
                        () -> repository(subject, facts.answer(Ask.REPOSITORY).orElseThrow(), path));
    }

    private static Verdict repository(Subject subject, HttpSighting.Answer answer, String path) {
        String evidence = path + ", " + Answers.evidence(Ask.REPOSITORY, subject.product(), answer);
        if (Answers.isSuccess(answer)) {
            return RepositoryFinding.REPOSITORY_FOUND.because(path);
        }
        if (Answers.isRedirect(answer)) {
            return RepositoryFinding.REPOSITORY_MOVED.because(evidence);
        }
        if (Answers.isForbidden(answer)) {
            return RepositoryFinding.REPOSITORY_FORBIDDEN.because(evidence);
        }
        return (answer.status() == 404 ? RepositoryFinding.REPOSITORY_NOT_FOUND : GeneralFinding.ANSWER_UNREADABLE)
                .because(evidence);
    }

    static Verdict administration(Subject subject, Facts facts) {
        if (subject.testRepository().isEmpty()) {
            return RepositoryFinding.NO_TEST_REPOSITORY.because("");
        }
        return Stream.of(
                        refused(Ask.WEBHOOKS, RepositoryFinding.WEBHOOKS_FORBIDDEN, subject, facts),
                        refused(Ask.KEYS, RepositoryFinding.KEYS_FORBIDDEN, subject, facts),
                        accessToken(subject, facts),
                        accessKeysOff(facts),
                        Answers.trouble(Ask.WEBHOOKS, subject, facts),
                        Answers.trouble(Ask.KEYS, subject, facts))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> RepositoryFinding.ADMINISTRATION_GOOD.because(""));
    }

    private static Optional<Verdict> refused(Ask ask, RepositoryFinding finding, Subject subject, Facts facts) {
        return facts.answer(ask)
                .filter(Answers::isForbidden)
                .map(answer -> finding.because(Answers.evidence(ask, subject.product(), answer)));
    }

    /** Such tokens may list keys, so only their form, or the limits that Cloud tells them alone, gives them away. */
    private static Optional<Verdict> accessToken(Subject subject, Facts facts) {
        Claim claim = Claim.of(subject);
        boolean told = facts.answer(Ask.REPOSITORY)
                .flatMap(answer -> answer.header("x-ratelimit-limit"))
                .isPresent();
        boolean is = subject.product() == Product.CLOUD
                && claim.kind() == Kind.ACCESS_TOKEN
                && (told || claim.form() == Form.CLOUD_ACCESS_TOKEN);
        return is ? Optional.of(RepositoryFinding.KEYS_REFUSED_TO_ACCESS_TOKEN.because("")) : Optional.empty();
    }

    private static Optional<Verdict> accessKeysOff(Facts facts) {
        return facts.answer(Ask.SSH_SETTINGS)
                .filter(Answers::isSuccess)
                .map(Answers::json)
                .filter(settings -> !settings.at("accessKeysEnabled").flagOr(true))
                .map(_ -> RepositoryFinding.ACCESS_KEYS_OFF.because("accessKeysEnabled: false"));
    }

    /** Whether deploy keys can be registered with the credential, as far as was seen. */
    static boolean canRegisterKeys(Subject subject, Facts facts) {
        return facts.answer(Ask.KEYS).filter(Answers::isForbidden).isEmpty()
                && accessToken(subject, facts).isEmpty()
                && accessKeysOff(facts).isEmpty();
    }

    static Verdict status(Subject subject, Facts facts) {
        if (subject.testRepository().isEmpty()) {
            return RepositoryFinding.NO_TEST_REPOSITORY.because("");
        }
        return switch (subject.product()) {
            case CLOUD -> cloudStatus(subject, facts);
            case DATA_CENTER -> dataCenterStatus(subject, facts);
        };
    }

    /** Setting a status needs the scope that reading it needs. */
    private static Verdict cloudStatus(Subject subject, Facts facts) {
        Optional<Verdict> trouble = Answers.trouble(Ask.BRANCHES, subject, facts);
        if (trouble.isPresent()) {
            return trouble.get();
        }
        if (Answers.firstCommit(facts).isEmpty()) {
            return refused(Ask.BRANCHES, RepositoryFinding.STATUS_FORBIDDEN, subject, facts)
                    .orElseGet(() -> RepositoryFinding.STATUS_NO_COMMIT.because(""));
        }
        return refused(Ask.STATUSES, RepositoryFinding.STATUS_FORBIDDEN, subject, facts)
                .or(() -> Answers.trouble(Ask.STATUSES, subject, facts))
                .orElseGet(() -> RepositoryFinding.STATUS_GOOD.because(
                        "reading statuses needs the scope that setting them needs"));
    }

    /** Setting a status needs what reading the repository needs. */
    private static Verdict dataCenterStatus(Subject subject, Facts facts) {
        return Answers.trouble(Ask.BUILD_CAPABILITIES, subject, facts).orElseGet(() -> {
            boolean rich = facts.answer(Ask.BUILD_CAPABILITIES)
                    .map(Answers::json)
                    .map((Json body) -> body.at("buildStatus").texts().contains("richBuildStatus"))
                    .orElse(false);
            return rich
                    ? RepositoryFinding.STATUS_GOOD.because("richBuildStatus, which needs Repository read")
                    : RepositoryFinding.STATUS_UNPROVEN.because("no richBuildStatus among the capabilities");
        });
    }
}
