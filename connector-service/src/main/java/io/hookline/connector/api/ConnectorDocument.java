package io.hookline.connector.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hookline.connector.connection.ConnectorView;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connector as a document that is replaced (PUT) or patched (JSON Merge Patch, RFC 7396). */
@Singleton
class ConnectorDocument {

    private static final List<String> CREDENTIALS = List.of("credential", "runningCredential");
    // Told by the URL, so that a patch of the URL need not name them; host keys stay unless they are named.
    private static final List<String> TOLD = List.of("urlType", "knownHosts", "credential", "runningCredential");

    private final ObjectMapper json;

    ConnectorDocument(ObjectMapper json) {
        this.json = json;
    }

    /** The form in a body that may be an answer changed by hand. */
    ConnectorForm replaced(ConnectorAnswer now, @Nullable JsonNode body) throws JsonProcessingException {
        ObjectNode wanted = object(body);
        JsonNode shown = json.valueToTree(now);
        for (String credential : CREDENTIALS) {
            if (wanted.has(credential) && wanted.get(credential).equals(shown.get(credential))) {
                wanted.remove(credential);
            }
        }
        return json.treeToValue(wanted, ConnectorForm.class);
    }

    /** The form of the connector with a patch applied. */
    ConnectorForm patched(ConnectorView now, ConnectorAnswer shown, @Nullable JsonNode body)
            throws JsonProcessingException {
        ObjectNode patch = object(body);
        ObjectNode wanted = json.valueToTree(shown);
        wanted.remove(TOLD);
        if (now.settings().url().apiBase().equals(now.baseUrl())) {
            wanted.remove("apiBaseUrl");
        }
        if (patch.has("baseUrl")) {
            wanted.remove("apiBaseUrl");
        }
        // No member is an object, so one level is all there is to merge.
        patch.properties().forEach(member -> {
            if (member.getValue().isNull()) {
                wanted.remove(member.getKey());
            } else {
                wanted.set(member.getKey(), member.getValue());
            }
        });
        return json.treeToValue(wanted, ConnectorForm.class);
    }

    private static ObjectNode object(@Nullable JsonNode body) {
        if (Bodies.required(body) instanceof ObjectNode object) {
            return object.deepCopy();
        }
        throw HttpProblems.noBody().asException();
    }
}
