package io.hookline.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.hookline.gateway.verify.SignatureCheck;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String GATEWAY = "io.hookline.gateway";

    private final JavaClasses gateway = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(GATEWAY);

    @Test
    void shouldKeepVerificationPure() {
        classes()
                .that()
                .resideInAPackage(GATEWAY + ".verify..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.nio.charset",
                        "java.security",
                        "java.time..",
                        "java.util..",
                        "javax.crypto..",
                        "org.jspecify.annotations",
                        GATEWAY + ".verify..")
                .check(gateway);
        noClasses()
                .that()
                .resideInAPackage(GATEWAY + ".verify..")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are clocks or chance",
                        (JavaClass type) -> type.isAssignableTo(Clock.class)
                                || type.isAssignableTo(InstantSource.class)
                                || type.isAssignableTo(Random.class)))
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .check(gateway);
    }

    /** An unknown hook's delivery costs a signature as well. */
    @Test
    void shouldCompareSignaturesInConstantTimeOnly() {
        noClasses()
                .that()
                .resideInAPackage(GATEWAY + ".verify..")
                .should()
                .callMethod(Arrays.class, "equals", byte[].class, byte[].class)
                .orShould()
                .callMethod(String.class, "equals", Object.class)
                .orShould()
                .callMethod(String.class, "equalsIgnoreCase", String.class)
                .check(gateway);
        classes()
                .that()
                .haveFullyQualifiedName(SignatureCheck.class.getName())
                .should()
                .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class)
                .check(gateway);
        assertThat(gateway.get(GATEWAY + ".receive.Screening").getMethodCallsFromSelf())
                .anyMatch(call -> call.getOrigin().getName().equals("screen")
                        && call.getTargetOwner().isEquivalentTo(SignatureCheck.class));
    }

    @Test
    void shouldDependAlongTheFlow() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("receive")
                .definedBy(GATEWAY + ".receive..")
                .layer("registration")
                .definedBy(GATEWAY + ".registration..")
                .layer("verify")
                .definedBy(GATEWAY + ".verify..")
                .layer("publish")
                .definedBy(GATEWAY + ".publish..")
                .whereLayer("receive")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("registration")
                .mayOnlyBeAccessedByLayers("receive")
                .whereLayer("verify")
                .mayOnlyBeAccessedByLayers("receive", "registration")
                .whereLayer("publish")
                .mayOnlyBeAccessedByLayers("receive", "registration")
                .check(gateway);
        slices().matching(GATEWAY + ".(**)").should().beFreeOfCycles().check(gateway);
    }

    @Test
    void shouldKnowNoOtherService() {
        noClasses()
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are Hookline's, but neither the gateway's nor shared",
                        (JavaClass type) -> type.getPackageName().startsWith("io.hookline.")
                                && !type.getPackageName().startsWith(GATEWAY)
                                && !type.getPackageName().startsWith("io.hookline.contracts")
                                && !type.getPackageName().startsWith("io.hookline.payload")
                                && !type.getPackageName().startsWith("io.hookline.telemetry")))
                .check(gateway);
    }
}
