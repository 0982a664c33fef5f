package io.hookline.health.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hookline.contracts.id.ProjectId;
import io.hookline.health.store.ProjectList.Order;
import io.hookline.health.store.ProjectList.Place;
import io.hookline.health.store.ProjectList.Sort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectPageTest {

    private static final ProjectId PROJECT = ProjectId.of("6f1f9c0e-3a55-4a1c-9a63-0d6f2a1c7b10");

    @ParameterizedTest
    @CsvSource({
        "NAME, a name",
        "SINCE, 2026-11-20T10:00:00.123456Z",
        "CHECKED, -infinity",
        "ID, 6f1f9c0e-3a55-4a1c-9a63-0d6f2a1c7b10"
    })
    void shouldReadThePlaceOfAListInTheSameOrder(Sort sort, String key) {
        String cursor = Cursors.show(sort.name(), "true", PROJECT.toString(), key);

        assertThat(ProjectPage.place(cursor, new Order(sort, true))).isEqualTo(new Place(PROJECT, key));
    }

    @Test
    void shouldRefuseThePlaceOfAListInAnotherOrder() {
        String cursor = Cursors.show("NAME", "true", PROJECT.toString(), "a name");

        assertThatIllegalArgumentException().isThrownBy(() -> ProjectPage.place(cursor, new Order(Sort.NAME, false)));
        assertThatIllegalArgumentException().isThrownBy(() -> ProjectPage.place(cursor, new Order(Sort.ID, true)));
    }

    @ParameterizedTest
    @CsvSource({"NEXT, yesterday", "ID, 1", "SIZE, 1"})
    void shouldRefuseAKeyThatNoProjectCanHave(String sort, String key) {
        String cursor = Cursors.show(sort, "false", PROJECT.toString(), key);

        assertThatIllegalArgumentException().isThrownBy(() -> ProjectPage.place(cursor, new Order(Sort.NEXT, false)));
        assertThatIllegalArgumentException().isThrownBy(() -> ProjectPage.place(cursor, Order.DEFAULT));
    }
}
