package io.hookline.connector.api;

import io.hookline.connector.imports.ImportId;
import io.hookline.connector.imports.ImportItem;
import io.hookline.connector.imports.ImportJob;
import io.hookline.connector.imports.ImportStatus;
import io.hookline.connector.imports.ImportView;
import io.hookline.connector.imports.ItemStatus;
import io.hookline.connector.imports.NamingRule;
import io.hookline.connector.imports.Wait;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.project.ProjectSettings;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An import and how far it is. */
@Schema(name = "Import", examples = ImportAnswer.EXAMPLE)
record ImportAnswer(
        @Schema(implementation = String.class) ImportId id,
        @Schema(implementation = String.class) ConnectorId connector,
        ImportStatus status,
        @Nullable String workspace,
        @Nullable String matching,
        NamingRule naming,
        ProjectSettings settings,
        Progress progress,

        @Schema(description = "What halted it, and what to do before it is resumed") @Nullable
        String problem,

        @Schema(description = "Absent while it waits for nothing") @Nullable
        Waiting waiting,

        @Schema(description = "The first 20 repositories of which no project could be made; absent in lists") @Nullable
        List<Item> failures,

        Instant createdAt,
        @Nullable Instant finishedAt) {

    static final String EXAMPLE = """
                {"id":"7d1f0a4e-5f0e-4c2b-9a36-0a1f3c9f9b11","connector":"0f3c1f6e-6a1d-4c39-8f56-6f4f0c4a7a55","status":"RUNNING",\
                "workspace":"acme","naming":"SLUG","settings":{"buildMode":"ALL_BRANCHES","forks":"ON","tags":"OFF","drafts":"BUILD","skipMarkers":true,\
                "autoCancel":true,"sourceBranches":[],"targetBranches":[]},\
                "progress":{"listed":true,"total":1000,"finished":412,"made":405,"existed":6,"failed":1,"settingUp":4},\
                "waiting":{"reason":"BUDGET","until":"2026-11-20T10:00:00Z","detail":"waiting for Bitbucket's budget until 2026-11-20T10:00:00Z"},\
                "failures":[{"position":17,"repository":"acme/old","status":"FAILED",\
                "why":"Repository acme/old not found. Check the spelling."}],"createdAt":"2026-11-20T08:00:00Z"}""";

    /**
     * How many repositories are how far.
     *
     * @param finished made, existed or failed
     */
    @Schema(name = "ImportProgress")
    record Progress(
            @Schema(description = "Whether all repositories are known; the total grows until then")
            boolean listed,

            int total,
            int finished,
            int made,
            int existed,
            int failed,
            int settingUp) {}

    /** What is waited for, also in words. */
    @Schema(name = "ImportWait")
    record Waiting(Wait.Reason reason, Instant until, String detail) {

        static @Nullable Waiting of(@Nullable Wait wait) {
            if (wait == null) {
                return null;
            }
            String what = switch (wait.reason()) {
                case BUDGET -> "waiting for Bitbucket's budget until ";
                case BITBUCKET -> "Bitbucket does not answer; asking again at ";
                case SET_UP -> "waiting for projects to be set up; looking again at ";
            };
            return new Waiting(wait.reason(), wait.until(), what + wait.until());
        }
    }

    /** One repository of an import. */
    @Schema(name = "ImportItem", examples = """
                {"position":1,"repository":"acme/shop","status":"MADE",\
                "project":{"id":"7d1f0a4e-5f0e-4c2b-9a36-0a1f3c9f9b11","name":"shop"}}""")
    record Item(
            int position,
            String repository,
            ItemStatus status,
            RepositoryPage.@Nullable Link project,

            @Schema(description = "What went wrong the last time, and what to do") @Nullable
            String why) {

        static Item of(ImportItem item) {
            return new Item(
                    item.position(),
                    item.repository().toString(),
                    item.status(),
                    item.project() == null
                            ? null
                            : new RepositoryPage.Link(item.project(), String.valueOf(item.projectName())),
                    item.why());
        }
    }

    /** Imports, the newest first; {@code next} is the {@code after} of the next page, absent on the last. */
    @Schema(name = "ImportPage", examples = "{\"items\":[" + EXAMPLE + "]}")
    record Page(
            List<ImportAnswer> items,
            @Schema(implementation = String.class) @Nullable ImportId next) {}

    /** Repositories of an import; {@code next} is the {@code after} of the next page, absent on the last. */
    @Schema(name = "ImportItemPage", examples = """
                {"items":[{"position":1,"repository":"acme/shop","status":"MADE",\
                "project":{"id":"7d1f0a4e-5f0e-4c2b-9a36-0a1f3c9f9b11","name":"shop"}}],"next":1}""")
    record ItemPage(List<Item> items, @Nullable Integer next) {}

    static ImportAnswer of(ImportView view, @Nullable List<ImportItem> failures) {
        ImportJob job = view.job();
        int made = view.count(ItemStatus.MADE);
        int existed = view.count(ItemStatus.EXISTED);
        int failed = view.count(ItemStatus.FAILED);
        return new ImportAnswer(
                job.id(),
                job.connector(),
                job.status(),
                job.selection() == null ? null : job.selection().workspace(),
                job.selection() == null || job.selection().matching() == null
                        ? null
                        : job.selection().matching().pattern(),
                job.naming(),
                job.settings(),
                new Progress(
                        job.listed(),
                        view.total(),
                        made + existed + failed,
                        made,
                        existed,
                        failed,
                        view.count(ItemStatus.SETTING_UP)),
                job.problem(),
                Waiting.of(job.waiting()),
                failures == null ? null : failures.stream().map(Item::of).toList(),
                job.createdAt(),
                job.finishedAt());
    }
}
