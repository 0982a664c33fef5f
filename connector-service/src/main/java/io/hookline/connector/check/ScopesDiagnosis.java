package io.hookline.connector.check;

import io.hookline.bitbucket.probe.HttpSighting;
import io.hookline.connector.check.Claim.Kind;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Judges by refused reading which scope (Cloud) or permission (Data Center) is missing. Cloud tells all scopes of a credential when it refuses. */
final class ScopesDiagnosis {

    static final List<Ask> ASKS = List.of(Ask.IDENTITY, Ask.REPOSITORY, Ask.WEBHOOKS, Ask.KEYS, Ask.PULL_REQUESTS);

    private static final Set<String> CLASSIC = Set.of("repository", "repository:admin", "pullrequest", "webhook");
    private static final Set<String> GRANULAR = Set.of(
            "read:user:bitbucket",
            "read:repository:bitbucket",
            "admin:repository:bitbucket",
            "read:pullrequest:bitbucket",
            "read:webhook:bitbucket",
            "write:webhook:bitbucket",
            "delete:webhook:bitbucket",
            "write:ssh-key:bitbucket",
            "delete:ssh-key:bitbucket");

    private ScopesDiagnosis() {}

    static Verdict of(Subject subject, Facts facts) {
        Optional<Verdict> trouble = ASKS.stream()
                .filter(ask -> facts.answers().containsKey(ask))
                .flatMap(ask -> Answers.trouble(ask, subject, facts).stream())
                .findFirst();
        Verdict found = switch (subject.product()) {
            case CLOUD -> cloud(subject, facts);
            case DATA_CENTER -> dataCenter(facts);
        };
        return found.finding().says().outcome() == Outcome.FAILED ? found : trouble.orElse(found);
    }

    private static Verdict cloud(Subject subject, Facts facts) {
        boolean needsAccount = Claim.of(subject).kind() == Kind.API_TOKEN;
        Set<String> missing = new TreeSet<>();
        Optional<Set<String>> granted = told(facts);
        for (Ask ask : ASKS) {
            Optional<HttpSighting.Answer> refused = facts.answer(ask).filter(answer -> answer.status() == 403);
            if (refused.isPresent()) {
                Answers.Fault fault = Answers.Fault.of(refused.get());
                missing.addAll(fault.required());
                granted = fault.required().isEmpty() ? granted : Optional.of(fault.granted());
            }
        }
        granted.ifPresent(known -> missing.addAll(needed(known)));
        granted.map(ScopesDiagnosis::implied).ifPresent(missing::removeAll);
        if (!needsAccount) {
            missing.remove("account");
        }
        if (!missing.isEmpty()) {
            return CredentialFinding.SCOPES_MISSING.because("missing: " + String.join(", ", missing));
        }
        return (granted.isPresent() ? CredentialFinding.SCOPES_ENOUGH : CredentialFinding.SCOPES_READ)
                .because(proven(facts));
    }

    /** Cloud has told all scopes with each answer; whether it still does is not documented, so nothing hangs on it. */
    private static Optional<Set<String>> told(Facts facts) {
        return facts.answer(Ask.IDENTITY)
                .flatMap(answer -> answer.header("x-oauth-scopes"))
                .map(scopes -> Set.copyOf(Arrays.asList(scopes.strip().split("[,\\s]+", -1))));
    }

    private static Set<String> needed(Set<String> granted) {
        return granted.stream().anyMatch(scope -> scope.endsWith(":bitbucket")) ? GRANULAR : CLASSIC;
    }

    /** Classic scopes imply others; granular ones, and {@code repository:admin}, imply none. */
    private static Set<String> implied(Set<String> granted) {
        Set<String> all = new HashSet<>(granted);
        if (all.contains("pullrequest:write")) {
            all.addAll(Set.of("pullrequest", "repository:write"));
        }
        if (all.contains("pullrequest") || all.contains("repository:write") || all.contains("project")) {
            all.add("repository");
        }
        return all;
    }

    private static Verdict dataCenter(Facts facts) {
        if (isRefused(facts, Ask.REPOSITORY)) {
            return CredentialFinding.PERMISSION_MISSING.because("missing: Repository read (REPO_READ)");
        }
        return isRefused(facts, Ask.WEBHOOKS) || isRefused(facts, Ask.KEYS)
                ? CredentialFinding.PERMISSION_MISSING.because("missing: Repository admin (REPO_ADMIN)")
                : CredentialFinding.SCOPES_READ.because(proven(facts));
    }

    private static boolean isRefused(Facts facts, Ask ask) {
        return facts.answer(ask).filter(Answers::isForbidden).isPresent();
    }

    private static String proven(Facts facts) {
        return ASKS.stream()
                .filter(ask -> facts.answer(ask).filter(Answers::isSuccess).isPresent())
                .map(ask -> ask.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", ", "could read: ", ""));
    }
}
