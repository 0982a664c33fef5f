package io.hookline.health;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.hookline.health");

    @Test
    void shouldKeepDiagnoseScheduleAndPlanPure() {
        classes()
                .that()
                .resideInAnyPackage("..health.diagnose", "..health.schedule", "..health.plan")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.nio.charset..",
                        "org.jspecify..",
                        "io.hookline.contracts..",
                        "io.hookline.health.diagnose",
                        "io.hookline.health.schedule",
                        "io.hookline.health.plan")
                .check(PRODUCTION);
    }

    @Test
    void shouldGiveTimeAndChanceToPurePackagesAsArguments() {
        noClasses()
                .that()
                .resideInAnyPackage("..health.diagnose", "..health.schedule", "..health.plan")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class, Random.class, ThreadLocalRandom.class)
                .orShould()
                .callMethod(Instant.class, "now")
                .check(PRODUCTION);
    }

    @Test
    void shouldKnowNoOtherService() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        DescribedPredicate.describe("are of another service", ArchitectureTest::isOfAnotherService))
                .check(PRODUCTION);
    }

    @Test
    void shouldFlowOneWay() {
        SlicesRuleDefinition.slices()
                .matching("io.hookline.health.(*)")
                .should()
                .beFreeOfCycles()
                .check(PRODUCTION);
    }

    private static boolean isOfAnotherService(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith("io.hookline.")
                && !name.startsWith("io.hookline.health")
                && !name.startsWith("io.hookline.contracts")
                && !name.startsWith("io.hookline.telemetry");
    }
}
