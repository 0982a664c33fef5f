package io.hookline.health.diagnose;

import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.health.RepairKind;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one look at a project says.
 *
 * @param findings worst first; empty when healthy
 */
public record Diagnosis(List<Finding> findings) {

    public Diagnosis {
        findings = List.copyOf(findings);
    }

    static Diagnosis of(Collection<? extends Finding> findings) {
        return new Diagnosis(findings.stream()
                .<Finding>map(finding -> finding)
                .distinct()
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .toList());
    }

    /** As bad as the worst finding. */
    public HealthState state() {
        return findings.isEmpty()
                ? HealthState.HEALTHY
                : findings.getFirst().severity().state();
    }

    /** The names of what was found, worst first, each once. */
    public List<String> names() {
        return findings.stream().map(Finding::code).distinct().toList();
    }

    /** Whether Bitbucket, or how it is set up, is in trouble; when that befalls many projects at once, it has one cause. */
    public boolean isTrouble() {
        return findings.stream().anyMatch(Diagnosis::isTrouble);
    }

    private static boolean isTrouble(Finding finding) {
        return switch (finding) {
            case NotSeen.Unanswered _, NotSeen.UnknownToConnector _ -> false;
            case WebhookFault _,
                    DeployKeyFault _,
                    RepositoryOutdated _,
                    CredentialFault _,
                    ForPeople _,
                    NotSeen.Unavailable _,
                    NotSeen.RateLimited _,
                    NotSeen.NotJudged _ -> finding.severity() != Severity.ADVICE;
        };
    }

    /** Whether all was seen, so that what was not found is not there. */
    public boolean isComplete() {
        return findings.stream().map(Finding::severity).allMatch(Severity::isSeen);
    }

    /** Whether all that was found shows without a call of Bitbucket's API. */
    public boolean needsNoAsking() {
        return findings.stream().allMatch(Finding::needsNoAsking);
    }

    /** Whether Bitbucket shows nothing wrong with some of what a repair of this kind would mend. */
    public boolean looksSound(RepairKind kind) {
        return findings.stream().anyMatch(finding -> mends(kind, finding) && finding.looksSound());
    }

    /** Whether builds are late or lost as long as something is there that a repair of this kind would mend. */
    public boolean losesBuilds(RepairKind kind) {
        return findings.stream().anyMatch(finding -> mends(kind, finding) && finding.losesBuilds());
    }

    public Verdict verdict(RepairKind kind) {
        if (findings.stream().anyMatch(finding -> mends(kind, finding))) {
            return Verdict.FAULTY;
        }
        Set<Check> checks = checksOf(kind);
        boolean hidden = findings.stream()
                .anyMatch(finding -> checks.contains(finding.check())
                        && finding.severity() != Severity.ADVICE
                        && finding.severity() != Severity.BROKEN);
        return hidden ? Verdict.UNSEEN : Verdict.FINE;
    }

    /** What a repair of this kind would mend, in sentences; empty when nothing. */
    public Optional<String> reasonFor(RepairKind kind) {
        return findings.stream()
                .filter(finding -> mends(kind, finding))
                .map(Finding::evidence)
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(" "), text -> Optional.of(text).filter(reason -> !reason.isEmpty())));
    }

    private static boolean mends(RepairKind kind, Finding finding) {
        return finding.repair().filter(kind::equals).isPresent();
    }

    private static Set<Check> checksOf(RepairKind kind) {
        return switch (kind) {
            case WEBHOOK -> EnumSet.of(Check.CREDENTIAL, Check.WEBHOOK);
            case DEPLOY_KEY -> EnumSet.of(Check.CREDENTIAL, Check.DEPLOY_KEY, Check.GIT);
            case REPOSITORY -> EnumSet.of(Check.CREDENTIAL, Check.REPOSITORY);
        };
    }
}
