package io.hookline.connector.api;

import io.hookline.connector.repair.Regeneration;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of asking for a new deploy key or webhook. */
@Schema(name = "Regeneration", examples = RegenerationAnswer.EXAMPLE)
record RegenerationAnswer(
        State state,

        @Schema(description = "What was done, or what stands in the way")
        String detail) {

    static final String EXAMPLE = """
                {"state":"DONE","detail":"deploy key replaced by SHA256:ybgmFkzwOSotHTHLJgHO0QN8L0xErw6vd0VhFA9m3SM"}""";

    static final String UNDERWAY_EXAMPLE = """
                {"state":"UNDERWAY","detail":"Bitbucket does not admit the deploy key over SSH"}""";

    enum State {
        DONE,
        UNDERWAY
    }

    static Response respond(Regeneration regeneration) {
        return switch (regeneration) {
            case Regeneration.Done(var what) ->
                Response.ok(new RegenerationAnswer(State.DONE, what)).build();
            case Regeneration.Underway(var why) ->
                Response.accepted(new RegenerationAnswer(State.UNDERWAY, why)).build();
            case Regeneration.Refused(var why) ->
                throw Problem.of(
                                422,
                                "regeneration-refused",
                                "Bitbucket does not take the new one",
                                "The old one stays. " + why)
                        .asException();
            case Regeneration.NotReady() -> throw Problems.notReady();
            case Regeneration.UnknownProject() -> throw Problems.noProject();
        };
    }
}
