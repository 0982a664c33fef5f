package io.hookline.trigger.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.PullRequestId;
import io.hookline.trigger.engine.OnRealParts;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A page of many decisions is found by an index, whatever it is asked for by: few blocks of the table are touched. */
@OnRealParts
class DecisionIndexesIT {

    private static final int DECISIONS = Integer.getInteger("hookline.decisions", 200_000);
    private static final int PAGE = 50;
    private static final int FEW_BLOCKS = 600;
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(5);

    /** 1,000 projects, of which the first has every second decision; many refs, of which main has every third. */
    private static final String FILL = "insert into many (seq, id, project, event, delivery, ref, commit, pull_request,"
            + " outcome, rule, decided_at, body) overriding system value"
            + " select n, gen_random_uuid(), (lpad(to_hex(case when n % 2 = 0 then 0 else n % 1000 end), 8, '0')"
            + " || '-0000-4000-8000-000000000000')::uuid, gen_random_uuid(), 'delivery-' || n,"
            + " 'refs/heads/' || case when n % 3 = 0 then 'main' else 'feature-' || n % 5000 end,"
            + " encode(sha256(n::text::bytea), 'hex')::varchar(40), case when n % 5 = 0 then n % 3000 + 1 end,"
            + " case when n % 50 = 0 then 'CANCEL' when n % 4 = 0 then 'BUILD' else 'NO_BUILD' end,"
            + " case when n % 1000 = 0 then 'draft' when n % 4 = 0 then 'build' else 'duplicate' end,"
            + " timestamptz '2026-01-01T00:00:00Z' + n * interval '1 second', '{}'"
            + " from generate_series(1, " + DECISIONS + ") as n";

    @Inject
    Pool pool;

    @Test
    void shouldFindAPageByAnIndexWhateverItIsAskedForBy() {
        run("create table many (like decision including all)");
        run(FILL);
        run("analyze many");

        Map<String, Long> blocks = new LinkedHashMap<>();
        filters().forEach((name, conditions) -> {
            blocks.put(name, blocks(conditions, null));
            blocks.put(name + ", further on", blocks(conditions, halfWay()));
        });
        run("drop table many");

        assertThat(blocks).allSatisfy((_, touched) -> assertThat(touched).isLessThan(FEW_BLOCKS));
    }

    private static Map<String, List<Condition>> filters() {
        Map<String, Condition> alone = new LinkedHashMap<>();
        alone.put("big ref", new Condition.OfRef(GitRef.branch("main")));
        alone.put("small ref", new Condition.OfRef(GitRef.branch("feature-7")));
        alone.put("no ref", new Condition.OfRef(GitRef.branch("none")));
        alone.put("pull request", new Condition.OfPullRequest(PullRequestId.of(6)));
        alone.put("commit", new Condition.OfCommit(CommitHash.of("abcdef0")));
        alone.put("rare outcome", new Condition.OfOutcome("CANCEL"));
        alone.put("outcome", new Condition.OfOutcome("NO_BUILD"));
        alone.put("rare rule", new Condition.OfRule("draft"));
        alone.put("no rule", new Condition.OfRule("none"));
        alone.put("from", new Condition.From(halfWay().at()));
        alone.put("to", new Condition.To(halfWay().at()));
        Map<String, List<Condition>> filters = new LinkedHashMap<>();
        filters.put("nothing", List.of());
        alone.forEach((name, condition) -> filters.put(name, List.of(condition)));
        Condition big = new Condition.OfProject(project(0));
        Condition small = new Condition.OfProject(project(7));
        alone.forEach((name, condition) -> filters.put("big project, " + name, List.of(big, condition)));
        alone.forEach((name, condition) -> filters.put("small project, " + name, List.of(small, condition)));
        return filters;
    }

    private long blocks(List<Condition> conditions, Position before) {
        Query query = Query.of(Query.Table.DECISIONS, conditions, before, PAGE + 1);
        String sql = "explain (analyze, buffers, format json) " + query.sql().replace("from decision", "from many");
        List<Object> arguments = new ArrayList<>();
        for (int i = 0; i < query.arguments().size(); i++) {
            arguments.add(query.arguments().getValue(i));
        }
        Object plan = pool.preparedQuery(sql)
                .execute(Tuple.from(arguments))
                .await()
                .atMost(LONG_ENOUGH)
                .iterator()
                .next()
                .getValue(0);
        JsonObject root = new JsonArray(String.valueOf(plan)).getJsonObject(0).getJsonObject("Plan");
        return root.getLong("Shared Hit Blocks") + root.getLong("Shared Read Blocks");
    }

    private void run(String sql) {
        pool.query(sql).execute().await().atMost(LONG_ENOUGH);
    }

    private static ProjectId project(int number) {
        return ProjectId.of("%08x-0000-4000-8000-000000000000".formatted(number));
    }

    private static Position halfWay() {
        long half = DECISIONS / 2;
        return new Position(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(half), half);
    }
}
