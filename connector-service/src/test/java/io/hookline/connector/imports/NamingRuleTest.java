package io.hookline.connector.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.bitbucket.RepositoryPath;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingRuleTest {

    @ParameterizedTest
    @CsvSource({
        "SLUG, acme/shop, shop acme-shop",
        "SLUG, ~ann/shop, shop ~ann-shop",
        "WORKSPACE_AND_SLUG, PRJ/shop, PRJ-shop"
    })
    void shouldTryTheNamesInTheirOrder(NamingRule rule, String path, String names) {
        assertThat(rule.names(RepositoryPath.of(path))).containsExactly(names.split(" ", -1));
    }

    @Test
    void shouldKeepLongNamesApart() {
        String begin = "x".repeat(120);
        String one = NamingRule.WORKSPACE_AND_SLUG
                .names(new RepositoryPath("acme", begin + "-1"))
                .getFirst();
        String other = NamingRule.WORKSPACE_AND_SLUG
                .names(new RepositoryPath("acme", begin + "-2"))
                .getFirst();

        assertThat(one).hasSize(100).isNotEqualTo(other);
        assertThat(other).hasSize(100);
    }

    @Test
    void shouldGiveEachNameOutOnce() {
        NamePlan plan = new NamePlan(NamingRule.SLUG, Set.of("shop"));

        assertThat(plan.next(RepositoryPath.of("acme/shop"))).contains("acme-shop");
        assertThat(plan.next(RepositoryPath.of("acme/till"))).contains("till");
        assertThat(plan.next(RepositoryPath.of("other/till"))).contains("other-till");
        assertThat(plan.next(RepositoryPath.of("other/till"))).isEqualTo(Optional.empty());
    }
}
