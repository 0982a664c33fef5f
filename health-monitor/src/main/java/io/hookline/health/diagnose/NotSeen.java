package io.hookline.health.diagnose;

import io.hookline.contracts.health.RepairKind;
import java.util.Optional;

/** What nobody can tell now: nothing is concluded from it, and nothing repaired. */
public sealed interface NotSeen extends Finding {

    @Override
    default Optional<RepairKind> repair() {
        return Optional.empty();
    }

    @Override
    default Severity severity() {
        return Severity.UNSEEN;
    }

    record Unavailable(Check check, String detail) implements NotSeen {
        @Override
        public String evidence() {
            return "No usable answer: " + detail;
        }

        @Override
        public String remedy() {
            return "Hookline looks again later.";
        }
    }

    /** connector-service gave no usable answer, which says nothing of Bitbucket. */
    record Unanswered(String detail) implements NotSeen {
        @Override
        public Check check() {
            return Check.CREDENTIAL;
        }

        @Override
        public String evidence() {
            return "No usable answer: " + detail;
        }

        @Override
        public String remedy() {
            return "Hookline looks again later; see that connector-service runs.";
        }
    }

    record RateLimited(Check check, String detail) implements NotSeen {
        @Override
        public String evidence() {
            return "Bitbucket limits the rate: " + detail;
        }

        @Override
        public String remedy() {
            return "Hookline looks again later.";
        }
    }

    /** What hangs on the repository is judged only when the repository itself was seen. */
    record NotJudged(Check check) implements NotSeen {
        @Override
        public String evidence() {
            return "Not judged, because the repository itself was not seen.";
        }

        @Override
        public String remedy() {
            return "See to the repository or the credential first.";
        }
    }

    record UnknownToConnector() implements NotSeen {
        @Override
        public Check check() {
            return Check.CREDENTIAL;
        }

        @Override
        public String evidence() {
            return "connector-service knows no such project.";
        }

        @Override
        public String remedy() {
            return "Nothing when the project was deleted just now; else create it again.";
        }
    }
}
