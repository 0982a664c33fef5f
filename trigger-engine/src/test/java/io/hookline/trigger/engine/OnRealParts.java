package io.hookline.trigger.engine;

import io.hookline.embedded.quarkus.IssuerResource;
import io.hookline.embedded.quarkus.KafkaResource;
import io.hookline.embedded.quarkus.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The engine in this JVM, on a real broker, database and issuer, beside a fake connector-service. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "trigger"))
@QuarkusTestResource(IssuerResource.class)
@QuarkusTestResource(FakeConnector.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnRealParts {}
