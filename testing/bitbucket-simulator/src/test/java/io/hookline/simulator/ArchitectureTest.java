package io.hookline.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.hookline.simulator");

    @Test
    void shouldKnowNothingOfHooklineButItself() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.hookline.contracts..",
                        "io.hookline.bitbucket..",
                        "io.hookline.gateway..",
                        "io.hookline.trigger..",
                        "io.hookline.health..",
                        "io.hookline.connector..",
                        "io.quarkus..")
                .check(CLASSES);
    }

    @Test
    void shouldKeepTheProductsApart() {
        noClasses()
                .that()
                .resideInAPackage("..simulator.cloud..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..simulator.datacenter..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("..simulator.datacenter..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..simulator.cloud..")
                .check(CLASSES);
    }

    @Test
    void shouldKeepStateFreeOfEverythingElse() {
        classes()
                .that()
                .resideInAPackage("..simulator.state..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "com.fasterxml.jackson..", "org.jspecify..", "..simulator.state..")
                .check(CLASSES);
    }

    @Test
    void shouldLeaveTheActionsIgnorantOfBothProductsForms() {
        noClasses()
                .that()
                .resideInAnyPackage("..simulator.action..", "..simulator.git..", "..simulator.delivery..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..simulator.cloud..", "..simulator.datacenter..", "..simulator.control..")
                .check(CLASSES);
    }
}
