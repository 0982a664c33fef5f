package io.hookline.bitbucket;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLIENT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.hookline.bitbucket");

    @Test
    void shouldKnowNothingOfHooklineAndNoFramework() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.crypto..",
                        "org.jspecify..",
                        "com.fasterxml.jackson..",
                        "org.apache.sshd..",
                        "io.hookline.bitbucket..")
                .check(CLIENT);
    }

    @Test
    void shouldKeepThePortFreeOfItsAdapters() {
        noClasses()
                .that()
                .resideInAPackage("io.hookline.bitbucket")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.hookline.bitbucket.(*)..")
                .check(CLIENT);
    }

    @Test
    void shouldHaveNoCycleAmongPackages() {
        slices().matching("io.hookline.bitbucket.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLIENT);
    }
}
