package io.hookline.trigger.api;

import io.hookline.trigger.rule.Rules;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The rules, over REST. */
@Path("/rules")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "Rules", description = "How a build is decided")
public class RulesResource {

    /** A rule as decisions name it, and what it says. */
    public record RuleView(String name, String says) {}

    /** All rules, in the order they decide. */
    @GET
    @Operation(
            summary = "Lists the rules",
            description = "In the order they decide; the first that decides ends it. Roles viewer, operator, admin.")
    @APIResponse(
            responseCode = "200",
            description = "The rules",
            content =
                    @Content(
                            schema = @Schema(type = SchemaType.ARRAY, implementation = RuleView.class),
                            examples = @ExampleObject(name = "some", value = Examples.RULES)))
    public List<RuleView> list() {
        return Rules.described().entrySet().stream()
                .map(rule -> new RuleView(rule.getKey(), rule.getValue()))
                .toList();
    }
}
