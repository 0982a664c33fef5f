package io.hookline.gateway.publish;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import io.hookline.contracts.event.Actor;
import io.hookline.contracts.event.Delivery;
import io.hookline.contracts.event.EventHeader;
import io.hookline.contracts.event.RefChange;
import io.hookline.contracts.event.RepositoryEvent.Pushed;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a push, byte for byte as the contracts' mapper writes it. Nearly every delivery is a push, and the mapper's reflection costs
 * more than the writing.
 */
final class PushJson {

    private static final int USUAL = 1024;
    private static final SerializableString KIND = new SerializedString("kind");
    private static final SerializableString HEADER = new SerializedString("header");
    private static final SerializableString ID = new SerializedString("id");
    private static final SerializableString PROJECT = new SerializedString("project");
    private static final SerializableString REPOSITORY = new SerializedString("repository");
    private static final SerializableString PRODUCT = new SerializedString("product");
    private static final SerializableString PATH = new SerializedString("path");
    private static final SerializableString RECEIVED_AT = new SerializedString("receivedAt");
    private static final SerializableString DELIVERY = new SerializedString("delivery");
    private static final SerializableString HOOK = new SerializedString("hook");
    private static final SerializableString EVENT_KEY = new SerializedString("eventKey");
    private static final SerializableString ACTOR = new SerializedString("actor");
    private static final SerializableString NAME = new SerializedString("name");
    private static final SerializableString NUMBER = new SerializedString("number");
    private static final SerializableString CHANGES = new SerializedString("changes");
    private static final SerializableString REF = new SerializedString("ref");
    private static final SerializableString BEFORE = new SerializedString("before");
    private static final SerializableString AFTER = new SerializedString("after");
    private static final SerializableString FORCED = new SerializedString("forced");
    private static final SerializableString MESSAGE = new SerializedString("message");

    private final JsonGenerator json;

    private PushJson(JsonGenerator json) {
        this.json = json;
    }

    static byte[] of(Pushed push) {
        ByteArrayBuilder bytes = new ByteArrayBuilder(USUAL);
        try (JsonGenerator json = Json.mapper().getFactory().createGenerator(bytes)) {
            new PushJson(json).write(push);
        } catch (IOException e) {
            throw new UncheckedIOException("memory always takes what is written to it", e);
        }
        return bytes.toByteArray();
    }

    private void write(Pushed push) throws IOException {
        json.writeStartObject();
        write(KIND, "pushed");
        json.writeFieldName(HEADER);
        write(push.header());
        json.writeFieldName(CHANGES);
        json.writeStartArray();
        for (RefChange change : push.changes()) {
            write(change);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(EventHeader header) throws IOException {
        json.writeStartObject();
        write(ID, header.id().toString());
        write(PROJECT, header.project().toString());
        json.writeFieldName(REPOSITORY);
        write(header.repository());
        write(RECEIVED_AT, header.receivedAt().toString());
        if (header.delivery() != null) {
            json.writeFieldName(DELIVERY);
            write(header.delivery());
        }
        if (header.actor() != null) {
            json.writeFieldName(ACTOR);
            write(header.actor());
        }
        json.writeEndObject();
    }

    private void write(RepositoryRef repository) throws IOException {
        json.writeStartObject();
        write(PRODUCT, repository.product().name());
        write(ID, repository.id().value());
        write(PATH, repository.path());
        json.writeEndObject();
    }

    private void write(Delivery delivery) throws IOException {
        json.writeStartObject();
        write(HOOK, delivery.hook().value());
        write(ID, delivery.id());
        write(EVENT_KEY, delivery.eventKey());
        json.writeEndObject();
    }

    private void write(Actor actor) throws IOException {
        json.writeStartObject();
        write(ID, actor.id());
        write(NAME, actor.name());
        write(NUMBER, actor.number());
        json.writeEndObject();
    }

    private void write(RefChange change) throws IOException {
        json.writeStartObject();
        write(REF, change.ref().fullName());
        write(BEFORE, change.before() == null ? null : change.before().value());
        write(AFTER, change.after() == null ? null : change.after().value());
        json.writeFieldName(FORCED);
        json.writeBoolean(change.forced());
        write(MESSAGE, change.message());
        json.writeEndObject();
    }

    private void write(SerializableString name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeFieldName(name);
            json.writeString(value);
        }
    }
}
