package io.hookline.connector;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
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

    /**
     * Hibernate Reactive deletes an entity through one object for all transactions, which two at a time confuse
     * (hibernate/hibernate-reactive issue 1713); a delete by query is safe.
     */
    @Test
    void shouldDeleteByQueryOnly() {
        noClasses()
                .should()
                .callMethodWhere(describe("an entity is deleted", ArchitectureTest::deletesEntity))
                .check(SERVICE);
    }

    private static boolean deletesEntity(JavaMethodCall call) {
        return call.getName().equals("deleteById")
                || (call.getName().equals("delete")
                        && HasName.Utils.namesOf(call.getTarget().getRawParameterTypes())
                                .equals(List.of(Object.class.getName())));
    }
}
