package io.hookline.trigger;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String[] PURE = {
        "io.hookline.trigger.state..",
        "io.hookline.trigger.rule..",
        "io.hookline.trigger.decide..",
        "io.hookline.trigger.manual..",
        "io.hookline.trigger.explain.."
    };

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.hookline.trigger");

    @Test
    void shouldKeepFrameworksAndInputAndOutputOutOfThePurePackages() {
        classes()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "com.google.re2j..",
                        "org.jspecify..",
                        "io.hookline.contracts..",
                        "io.hookline.trigger.state..",
                        "io.hookline.trigger.rule..",
                        "io.hookline.trigger.decide..",
                        "io.hookline.trigger.manual..",
                        "io.hookline.trigger.explain..")
                .check(CLASSES);
    }

    @Test
    void shouldKeepTimeAndChanceOutOfThePurePackages() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("Random")
                .check(CLASSES);
    }

    @Test
    void shouldKnowNoOtherService() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.hookline..")
                        .and(not(resideInAnyPackage(
                                "io.hookline.trigger..",
                                "io.hookline.contracts..",
                                "io.hookline.payload..",
                                "io.hookline.telemetry.."))))
                .check(CLASSES);
    }

    @Test
    void shouldFlowOneWay() {
        slices().matching("io.hookline.trigger.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
