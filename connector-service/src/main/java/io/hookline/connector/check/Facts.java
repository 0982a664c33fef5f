package io.hookline.connector.check;

import io.hookline.bitbucket.probe.AddressSighting;
import io.hookline.bitbucket.probe.HttpSighting;
import io.hookline.bitbucket.probe.TcpSighting;
import io.hookline.bitbucket.probe.TlsSighting;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was seen so far.
 *
 * @param now when
 */
record Facts(
        Instant now,
        Optional<AddressSighting> address,
        Optional<TcpSighting> tcp,
        Optional<TlsSighting> tls,
        Map<Ask, HttpSighting> answers,
        Optional<GitSighting> git) {

    Facts {
        answers = Map.copyOf(answers);
    }

    static Facts none(Instant now) {
        return new Facts(now, Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Optional.empty());
    }

    Facts with(AddressSighting seen) {
        return new Facts(now, Optional.of(seen), tcp, tls, answers, git);
    }

    Facts with(TcpSighting seen) {
        return new Facts(now, address, Optional.of(seen), tls, answers, git);
    }

    Facts with(TlsSighting seen) {
        return new Facts(now, address, tcp, Optional.of(seen), answers, git);
    }

    Facts with(Ask ask, HttpSighting seen) {
        Map<Ask, HttpSighting> more = new EnumMap<>(Ask.class);
        more.putAll(answers);
        more.put(ask, seen);
        return new Facts(now, address, tcp, tls, more, git);
    }

    Facts with(GitSighting seen) {
        return new Facts(now, address, tcp, tls, answers, Optional.of(seen));
    }

    /** The answer to a question, if it was asked and answered. */
    Optional<HttpSighting.Answer> answer(Ask ask) {
        return Optional.ofNullable(answers.get(ask))
                .flatMap(seen -> seen instanceof HttpSighting.Answer answer ? Optional.of(answer) : Optional.empty());
    }
}
