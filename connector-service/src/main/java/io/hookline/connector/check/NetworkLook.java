package io.hookline.connector.check;

import io.hookline.bitbucket.Credential;
import io.hookline.bitbucket.git.GitProbe;
import io.hookline.bitbucket.probe.HttpSighting;
import io.hookline.bitbucket.probe.Probes;
import java.net.URI;
import java.util.Optional;

/** Looks for real. */
final class NetworkLook implements Look {

    private static final int RATE_LIMITED = 429;

    private final Probes probes;
    private final GitLook git;

    NetworkLook(Probes probes, GitProbe gitProbe) {
        this.probes = probes;
        this.git = new GitLook(probes, gitProbe);
    }

    @Override
    public Facts at(Step step, Subject subject, Facts before) {
        return switch (step) {
            case ADDRESS -> before.with(probes.resolve(subject.host()));
            case TCP -> before.with(probes.connect(subject.host(), subject.port()));
            case TLS ->
                subject.isTls()
                        ? before.with(probes.handshake(subject.host(), subject.port(), subject.caBundle()))
                        : before;
            case API, BASE_URL, AUTHENTICATION, SCOPES, REPOSITORY, ADMINISTRATION, STATUS ->
                answers(step, subject, before);
            case GIT -> before.with(git.at(subject, before));
        };
    }

    private Facts answers(Step step, Subject subject, Facts before) {
        Facts facts = before;
        for (Ask ask : step.asks()) {
            Optional<URI> address = ask.address(subject, facts);
            if (address.isPresent() && !facts.answers().containsKey(ask)) {
                Optional<String> authorization =
                        ask.showsCredential() ? subject.credential().map(Credential::authorization) : Optional.empty();
                HttpSighting seen = probes.get(address.get(), authorization, subject.caBundle());
                facts = facts.with(ask, seen);
                if (isTrouble(seen)) {
                    break;
                }
            }
        }
        return facts;
    }

    /** Whoever does not answer now, or wants to be asked less, is not asked on. */
    private static boolean isTrouble(HttpSighting seen) {
        return switch (seen) {
            case HttpSighting.NoAnswer _ -> true;
            case HttpSighting.Answer answer -> answer.status() == RATE_LIMITED || answer.status() / 100 == 5;
        };
    }
}
