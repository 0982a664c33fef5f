package io.hookline.connector.api;

import io.hookline.connector.imports.Preview;
import io.hookline.connector.imports.Preview.Line;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an import would do. */
@Schema(name = "ImportPreview", examples = """
                {"wouldBeMade":1,"exist":1,"wouldFail":0,"items":[\
                {"repository":"acme/shop","outcome":"WOULD_BE_MADE","name":"shop"},\
                {"repository":"acme/till","outcome":"EXISTS","project":{"id":"7d1f0a4e-5f0e-4c2b-9a36-0a1f3c9f9b11","name":"till"}}]}""")
record PreviewAnswer(long wouldBeMade, long exist, long wouldFail, List<Item> items) {

    /** What would become of a repository. */
    enum Outcome {
        WOULD_BE_MADE,
        EXISTS,
        WOULD_FAIL
    }

    /**
     * One repository.
     *
     * @param name of the project that it would get
     */
    @Schema(name = "ImportPreviewItem")
    record Item(
            String repository,
            Outcome outcome,
            @Nullable String name,
            RepositoryPage.@Nullable Link project,
            @Nullable String why) {

        static Item of(Line line) {
            String repository = line.repository().toString();
            return switch (line) {
                case Line.WouldBeMade(var _, var name) -> new Item(repository, Outcome.WOULD_BE_MADE, name, null, null);
                case Line.Exists(var _, var project, var name) ->
                    new Item(repository, Outcome.EXISTS, null, new RepositoryPage.Link(project, name), null);
                case Line.WouldFail(var _, var why) -> new Item(repository, Outcome.WOULD_FAIL, null, null, why);
            };
        }
    }

    static PreviewAnswer of(Preview.Planned planned) {
        List<Item> items = planned.lines().stream().map(Item::of).toList();
        return new PreviewAnswer(
                count(items, Outcome.WOULD_BE_MADE),
                count(items, Outcome.EXISTS),
                count(items, Outcome.WOULD_FAIL),
                items);
    }

    private static long count(List<Item> items, Outcome outcome) {
        return items.stream().filter(item -> item.outcome() == outcome).count();
    }
}
