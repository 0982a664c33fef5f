package io.hookline.connector.api;

import io.hookline.connector.observe.Check;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was checked on Bitbucket. */
@Schema(name = "Checks", examples = ChecksAnswer.EXAMPLE)
record ChecksAnswer(
        @Schema(description = "Whether nothing was found wrong; what could not be told is not wrong")
        boolean sound,

        List<Check> checks) {

    static final String EXAMPLE = """
                {"sound":false,"checks":[\
                {"name":"registered","verdict":"PASSED","reason":"registered as 42"},\
                {"name":"read-only","verdict":"FAILED","reason":"somebody let the key write",\
                "remedy":"Have another made with POST /projects/{id}/deploy-key/regenerate."},\
                {"name":"git","verdict":"UNKNOWN","reason":"no answer in time"}]}""";

    static ChecksAnswer of(List<Check> checks) {
        return new ChecksAnswer(
                checks.stream().noneMatch(check -> check.verdict() == Check.Verdict.FAILED), List.copyOf(checks));
    }
}
