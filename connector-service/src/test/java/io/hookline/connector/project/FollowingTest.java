package io.hookline.connector.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.connector.TestProjects;
import io.hookline.contracts.event.EventHeader;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.EventId;
import io.hookline.contracts.id.RepositoryId;
import io.hookline.contracts.project.Project;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowingTest {

    private static final Project PROJECT = TestProjects.CLOUD;

    @Test
    void shouldFollowARepositoryThatIsSaidToHaveChanged() {
        assertThat(calledFor(changed(PROJECT.repository()))).isTrue();
    }

    @Test
    void shouldFollowWhereAnyEventNamesAnotherPlace() {
        assertThat(calledFor(pushed(at("acme-renamed/shop")))).isTrue();
        assertThat(calledFor(pushed(at("acme/shop")))).isFalse();
        assertThat(calledFor(pushed(at("ACME/shop")))).isFalse();
    }

    @Test
    void shouldNotFollowAnotherRepositoryWhateverItsName() {
        RepositoryRef other = new RepositoryRef(
                PROJECT.repository().product(),
                RepositoryId.of("{99999999-2222-4333-8444-555555555555}"),
                PROJECT.repository().path());

        assertThat(calledFor(changed(other))).isFalse();
    }

    private static boolean calledFor(RepositoryEvent event) {
        return Following.isCalledFor(event, PROJECT);
    }

    private static RepositoryRef at(String path) {
        return new RepositoryRef(
                PROJECT.repository().product(), PROJECT.repository().id(), path);
    }

    private static RepositoryEvent changed(RepositoryRef repository) {
        return new RepositoryEvent.RepositoryChanged(header(repository), null);
    }

    private static RepositoryEvent pushed(RepositoryRef repository) {
        return new RepositoryEvent.Pushed(header(repository), List.of());
    }

    private static EventHeader header(RepositoryRef repository) {
        return new EventHeader(EventId.from("test"), PROJECT.id(), repository, Instant.EPOCH, null, null);
    }
}
