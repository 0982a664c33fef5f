package io.hookline.trigger.api;

import com.fasterxml.jackson.core.type.TypeReference;
import io.hookline.contracts.wire.Json;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Describes what is the same for all operations: the errors that HTTP brings, and an example of each error. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiConventions implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Optional.ofNullable(api.getPaths().getPathItems())
                .orElse(Map.of())
                .forEach((path, item) -> item.getOperations().values().forEach(operation -> complete(path, operation)));
    }

    private static void complete(String path, Operation operation) {
        Optional.ofNullable(operation.getOperationId()).ifPresent(id -> operation.setOperationId(operationId(id)));
        APIResponses responses = operation.getResponses();
        for (int status : statuses(path, operation)) {
            if (!responses.getAPIResponses().containsKey(String.valueOf(status))) {
                responses.addAPIResponse(String.valueOf(status), OASFactory.createAPIResponse());
            }
        }
        responses.getAPIResponses().forEach((status, answer) -> {
            if (status.matches("[45]\\d\\d")) {
                example(Integer.parseInt(status), operation.getRequestBody() != null)
                        .ifPresent(problem -> describe(answer, problem));
            }
        });
    }

    /** {@code BuildsResource_rerun} is told as {@code buildsRerun}. */
    private static String operationId(String id) {
        String[] parts = id.split("Resource_", 2);
        return parts.length < 2 ? id : first(parts[0], true) + first(parts[1], false);
    }

    private static String first(String word, boolean lower) {
        String letter = word.substring(0, 1);
        return (lower ? letter.toLowerCase(Locale.ROOT) : letter.toUpperCase(Locale.ROOT)) + word.substring(1);
    }

    private static Set<Integer> statuses(String path, Operation operation) {
        Set<Integer> statuses = new TreeSet<>(List.of(401, 403, 406));
        List<Parameter> parameters =
                Optional.ofNullable(operation.getParameters()).orElse(List.of());
        if (operation.getRequestBody() != null) {
            statuses.addAll(List.of(400, 415));
        }
        if (!parameters.isEmpty()) {
            statuses.add(400);
        }
        if (path.contains("{")) {
            statuses.add(404);
        }
        if (parameters.stream().anyMatch(parameter -> Asks.HEADER.equals(parameter.getName()))) {
            statuses.addAll(List.of(409, 422));
        }
        return statuses;
    }

    private static Optional<Problem> example(int status, boolean body) {
        return Optional.ofNullable(
                switch (status) {
                    case 400 ->
                        body
                                ? Problem.malformed("The body is not the JSON that this operation takes")
                                : Problem.invalid("project does not read: Invalid UUID string: x");
                    case 401 -> ProblemMappers.needsToken();
                    case 403 -> ProblemMappers.notAllowed();
                    case 404 -> Problem.notFound("There is no project 7d1f0a4e-5f0e-4c2b-9a36-0a1f3c9f9b11");
                    case 406 -> ProblemMappers.ofHttp(406, "Not Acceptable");
                    case 409 -> Answers.removed();
                    case 415 -> ProblemMappers.ofHttp(415, "Unsupported Media Type");
                    case 422 -> Answers.unbuildable("Pull request 7 is closed.");
                    case 503 -> Problem.unavailable("status 503");
                    default -> null;
                });
    }

    private static void describe(APIResponse answer, Problem example) {
        if (answer.getDescription() == null || answer.getDescription().isBlank()) {
            answer.setDescription(example.title());
        }
        Content content = OASFactory.createContent();
        MediaType problem = OASFactory.createMediaType().schema(reference());
        problem.setExample(Json.mapper().convertValue(example, new TypeReference<Map<String, Object>>() {}));
        answer.setContent(content.addMediaType(Problem.MEDIA_TYPE, problem));
    }

    private static Schema reference() {
        return OASFactory.createSchema().ref("#/components/schemas/Problem");
    }
}
