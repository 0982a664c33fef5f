package io.hookline.bitbucket.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.http.Pages.Page;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PagesTest {

    @Test
    void shouldReadToTheEnd() {
        var all = Pages.all(
                page(1), next -> next < 3 ? page(next) : Result.ok(new Page<>(List.of(next), Optional.empty())));

        assertThat(all).isEqualTo(Result.ok(List.of(1, 2, 3)));
    }

    @Test
    void shouldFailWhenAPageFails() {
        var failure = new Failure.Unavailable("half way");

        assertThat(Pages.all(page(1), _ -> Result.failed(failure))).isEqualTo(Result.failed(failure));
    }

    @Test
    void shouldNotReadAListWithoutEnd() {
        assertThat(Pages.all(page(1), _ -> page(1)))
                .isEqualTo(Result.failed(new Failure.Unavailable("the list has more than 1000 pages")));
    }

    private static Result<Page<Integer, Integer>> page(int number) {
        return Result.ok(new Page<>(List.of(number), Optional.of(number + 1)));
    }
}
