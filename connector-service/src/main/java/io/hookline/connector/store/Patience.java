package io.hookline.connector.store;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks again until there is an answer or the time is up. */
public final class Patience {

    private static final Duration FIRST_WAIT = Duration.ofMillis(20);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private Patience() {}

    /** The first answer that is not empty; empty when none came in time. For blocking questions, asked from a virtual or worker thread. */
    public static <T> Optional<T> ask(Supplier<Optional<T>> question, Duration atMost) {
        Optional<T> first = question.get();
        if (first.isPresent()) {
            return first;
        }
        return Uni.createFrom()
                .item(() -> question.get().orElseThrow(NoAnswerException::new))
                // Delays end on an event loop, where nobody may block.
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure(NoAnswerException.class)
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .expireIn(atMost.toMillis())
                .map(Optional::of)
                .onFailure(Patience::isNoAnswer)
                .recoverWithItem(Optional.empty())
                .await()
                .indefinitely();
    }

    private static boolean isNoAnswer(Throwable failure) {
        return failure instanceof NoAnswerException || failure.getCause() instanceof NoAnswerException;
    }

    private static final class NoAnswerException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
