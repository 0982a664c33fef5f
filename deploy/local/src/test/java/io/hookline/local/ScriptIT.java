package io.hookline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the script finds a JDK. */
class ScriptIT {

    private static final Path SCRIPT =
            Path.of("../../hookline").toAbsolutePath().normalize();

    @TempDir
    private Path directory;

    @Test
    void shouldTakeTheFirstJdkThatIsNewEnough() throws Exception {
        List<String> places = List.of(jdk("17.0.2"), jdk("1.8.0_402"), jdk("25"), jdk("26.0.1"));

        Said said = run(Map.of("JAVA_HOME", "", "HOOKLINE_JDK_PLACES", String.join(":", places)));

        assertThat(said.text()).isEqualTo(places.get(2));
        assertThat(said.status()).isZero();
    }

    @Test
    void shouldPreferJavaHomeWhenItIsNewEnough() throws Exception {
        String preferred = jdk("27-ea");

        Said said = run(Map.of("JAVA_HOME", preferred, "HOOKLINE_JDK_PLACES", jdk("25.0.1")));

        assertThat(said.text()).isEqualTo(preferred);
    }

    @Test
    void shouldSayWhatToInstallWhenThereIsNoJdk() throws Exception {
        Path runtimeOnly = Path.of(jdk("25.0.1"));
        Files.delete(runtimeOnly.resolve("bin/javac"));

        Said said = run(Map.of("JAVA_HOME", "", "HOOKLINE_JDK_PLACES", runtimeOnly + ":" + jdk("21.0.1")));

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text()).contains("no JDK 25 or newer found").contains("adoptium.net");
    }

    @Test
    void shouldWorkFromAnotherDirectoryAndThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), SCRIPT);
        String place = jdk("25.0.1");

        Said said = run(link, Map.of("JAVA_HOME", "", "HOOKLINE_JDK_PLACES", place));

        assertThat(said.text()).isEqualTo(place);
    }

    private String jdk(String version) throws IOException {
        Path home = Files.createDirectories(directory.resolve("jdk-" + version));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
        Path javac = Files.createDirectories(home.resolve("bin")).resolve("javac");
        Files.writeString(javac, "#!/bin/sh\n");
        assertThat(javac.toFile().setExecutable(true)).isTrue();
        return home.toString();
    }

    private Said run(Map<String, String> environment) throws Exception {
        return run(SCRIPT, environment);
    }

    private Said run(Path script, Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("bash", script.toString(), "jdk")
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return new Said(process.waitFor(), text);
    }

    private record Said(int status, String text) {}
}
