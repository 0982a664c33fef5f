package io.hookline.connector.api;

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

/** Describes what is the same for all operations: YAML beside JSON, the errors that HTTP brings, an example of each error. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiConventions implements OASFilter {

    private static final String JSON = "application/json";
    private static final String YAML = "application/yaml";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Optional.ofNullable(api.getPaths().getPathItems())
                .orElse(Map.of())
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> complete(method.name(), path, operation)));
    }

    private static void complete(String method, String path, Operation operation) {
        Optional.ofNullable(operation.getOperationId()).ifPresent(id -> operation.setOperationId(operationId(id)));
        if (operation.getRequestBody() != null) {
            addYaml(operation.getRequestBody().getContent());
        }
        Map<String, APIResponse> answers = operation.getResponses().getAPIResponses();
        answers.values().forEach(answer -> addYaml(answer.getContent()));
        for (int status : statuses(path, operation)) {
            if (!answers.containsKey(String.valueOf(status))) {
                operation.getResponses().addAPIResponse(String.valueOf(status), OASFactory.createAPIResponse());
            }
        }
        operation.getResponses().getAPIResponses().forEach((status, answer) -> {
            if (status.matches("[45]\\d\\d")) {
                ProblemExamples.of(Integer.parseInt(status), method, path)
                        .ifPresent(example -> describe(answer, example));
            }
        });
    }

    /** {@code ConnectorsResource_create} is told as {@code connectorsCreate}. */
    static String operationId(String id) {
        String[] parts = id.split("Resource_", 2);
        return parts.length < 2
                ? id
                : parts[0].substring(0, 1).toLowerCase(Locale.ROOT)
                        + parts[0].substring(1)
                        + parts[1].substring(0, 1).toUpperCase(Locale.ROOT)
                        + parts[1].substring(1);
    }

    private static Set<Integer> statuses(String path, Operation operation) {
        Set<Integer> statuses = new TreeSet<>();
        List<Parameter> parameters =
                Optional.ofNullable(operation.getParameters()).orElse(List.of());
        if (operation.getRequestBody() != null) {
            statuses.addAll(List.of(400, 413, 415));
        }
        if (parameters.stream().anyMatch(parameter -> parameter.getIn() != Parameter.In.PATH)) {
            statuses.add(400);
        }
        if (Optional.ofNullable(operation.getDescription()).orElse("").contains("Role")) {
            statuses.addAll(List.of(401, 403));
        }
        if (path.contains("{")) {
            statuses.add(404);
        }
        if (operation.getResponses().getAPIResponses().values().stream()
                .anyMatch(answer -> answer.getContent() != null)) {
            statuses.add(406);
        }
        parameters.forEach(parameter -> statuses.addAll(ofHeader(parameter)));
        return statuses;
    }

    private static List<Integer> ofHeader(Parameter parameter) {
        return switch (String.valueOf(parameter.getName())) {
            case "If-Match" -> Boolean.TRUE.equals(parameter.getRequired()) ? List.of(412, 428) : List.of(412);
            case Idempotent.HEADER -> List.of(409, 422);
            default -> List.of();
        };
    }

    private static void addYaml(Content content) {
        if (content != null && content.hasMediaType(JSON) && !content.hasMediaType(YAML)) {
            content.addMediaType(YAML, content.getMediaType(JSON));
        }
    }

    private static void describe(APIResponse answer, Problem example) {
        if (answer.getDescription() == null || answer.getDescription().isBlank()) {
            answer.setDescription(example.title());
        }
        Content content = Optional.ofNullable(answer.getContent()).orElseGet(OASFactory::createContent);
        MediaType problem = Optional.ofNullable(content.getMediaType(Problem.MEDIA_TYPE))
                .orElseGet(() -> OASFactory.createMediaType().schema(reference()));
        if (problem.getExample() == null && problem.getExamples() == null) {
            problem.setExample(Json.mapper().convertValue(example, new TypeReference<Map<String, Object>>() {}));
        }
        answer.setContent(content.addMediaType(Problem.MEDIA_TYPE, problem));
    }

    private static Schema reference() {
        return OASFactory.createSchema().ref("#/components/schemas/Problem");
    }
}
