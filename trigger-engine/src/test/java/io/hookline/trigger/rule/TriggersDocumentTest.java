package io.hookline.trigger.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/triggers.md} to the rules that decide. */
class TriggersDocumentTest {

    @Test
    void shouldSayOfEachRuleWhatItSaysItself() throws IOException {
        String document = Files.readString(Path.of("../docs/triggers.md")).replace("`", "");

        assertThat(Rules.described())
                .allSatisfy((name, says) -> assertThat(document).contains("| %s | %s |".formatted(name, says)));
    }
}
