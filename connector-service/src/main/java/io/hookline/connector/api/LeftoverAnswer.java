package io.hookline.connector.api;

import io.hookline.connector.project.Leftover;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is left on Bitbucket, and why. */
@Schema(name = "Leftover", examples = LeftoverAnswer.EXAMPLE)
record LeftoverAnswer(
        @Schema(description = "The deploy key or webhook, as one finds it on Bitbucket")
        String what,

        String repository,
        String why) {

    static final String EXAMPLE = """
                {"what":"the deploy key SHA256:ybgmFkzwOSotHTHLJgHO0QN8L0xErw6vd0VhFA9m3SM","repository":"acme/shop",\
                "why":"access denied"}""";

    static List<LeftoverAnswer> of(List<Leftover> left) {
        return left.stream()
                .map(leftover -> new LeftoverAnswer(leftover.what(), leftover.repository(), leftover.why()))
                .toList();
    }
}
