package io.hookline.payload;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String PAYLOAD = "io.hookline.payload";

    private final JavaClasses payload = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(PAYLOAD);

    @Test
    void shouldKeepNormalisationPure() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.io",
                        "java.time..",
                        "java.util..",
                        "org.jspecify.annotations",
                        "com.fasterxml.jackson..",
                        "io.hookline.contracts..",
                        PAYLOAD + "..")
                .check(payload);
        noClasses()
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are clocks or chance",
                        (JavaClass type) -> type.isAssignableTo(Clock.class)
                                || type.isAssignableTo(InstantSource.class)
                                || type.isAssignableTo(Random.class)))
                .orShould()
                .callMethod(Instant.class, "now")
                .check(payload);
    }

    @Test
    void shouldKeepTheProductsApart() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("entry")
                .definedBy(PAYLOAD)
                .layer("cloud")
                .definedBy(PAYLOAD + ".cloud..")
                .layer("datacenter")
                .definedBy(PAYLOAD + ".datacenter..")
                .layer("json")
                .definedBy(PAYLOAD + ".json..")
                .layer("delivery")
                .definedBy(PAYLOAD + ".delivery..")
                .whereLayer("entry")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("cloud")
                .mayOnlyBeAccessedByLayers("entry")
                .whereLayer("datacenter")
                .mayOnlyBeAccessedByLayers("entry")
                .whereLayer("json")
                .mayOnlyBeAccessedByLayers("entry", "cloud", "datacenter")
                .check(payload);
        slices().matching(PAYLOAD + ".(*)").should().beFreeOfCycles().check(payload);
    }
}
