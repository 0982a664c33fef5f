package io.hookline.trigger.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hookline.contracts.wire.Json;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** Has the REST API speak the JSON of the messages. */
@Singleton
class JsonForm implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.setDefaultPropertyInclusion(
                Json.mapper().getSerializationConfig().getDefaultPropertyInclusion());
    }
}
