package io.hookline.connector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.hookline.connector");

    @Test
    void shouldKnowNoOtherService() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.hookline.gateway..",
                        "io.hookline.trigger..",
                        "io.hookline.health..",
                        "io.hookline.simulator..",
                        "io.hookline.embedded..",
                        "io.hookline.local..")
                .check(SERVICE);
    }

    @Test
    void shouldHaveNoCyclesBetweenItsStages() {
        slices().matching("io.hookline.connector.(*)..")
                .should()
                .beFreeOfCycles()
                .check(SERVICE);
    }

    @Test
    void shouldKeepRowsInsideTheirPackage() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Entity")
                .or()
                .haveSimpleNameEndingWith("Repository")
                .should()
                .bePackagePrivate()
                .check(SERVICE);
    }

    @Test
    void shouldLetNothingDependOnTheApi() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.hookline.connector.api")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.hookline.connector.api")
                .check(SERVICE);
    }

    @Test
    void shouldOpenSecretsOnlyWhereTheyAreKept() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.hookline.connector.credential",
                        "io.hookline.connector.connection",
                        "io.hookline.connector.idempotency",
                        "io.hookline.connector.oauth",
                        "io.hookline.connector.deploykey",
                        "io.hookline.connector.userkey")
                .should()
                .dependOnClassesThat()
                .haveSimpleName("Vault")
                .check(SERVICE);
    }
}
