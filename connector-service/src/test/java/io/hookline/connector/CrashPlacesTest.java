package io.hookline.connector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.hookline.connector.project.FollowPlace;
import io.hookline.connector.project.MovePlace;
import io.hookline.connector.project.RemovalPlace;
import io.hookline.connector.project.SetupPlace;
import io.hookline.connector.repair.HookPlace;
import io.hookline.connector.repair.KeyPlace;
import io.hookline.connector.store.CrashPlace;
import io.hookline.connector.store.CrashPoints;
import org.junit.jupiter.api.Test;

/** Every place where a project's work can be cut off is one of a set that a crash test goes through as a whole. */
class CrashPlacesTest {

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.hookline.connector");

    /** {@link SetupCrashIT}, {@link RepairIT}, {@link RepositoryChangeIT}, {@link FollowingIT}, {@link ProjectLifecycleIT}. */
    @Test
    void shouldTryEverySetOfPlaces() {
        assertThat(SERVICE.stream()
                        .filter(found -> found.isAssignableTo(CrashPlace.class) && !found.isInterface())
                        .<Object>map(JavaClass::reflect))
                .containsExactlyInAnyOrder(
                        SetupPlace.class,
                        KeyPlace.class,
                        HookPlace.class,
                        MovePlace.class,
                        FollowPlace.class,
                        RemovalPlace.class);
    }

    @Test
    void shouldNameNoPlaceOutsideTheSets() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.hookline.connector.project..",
                        "io.hookline.connector.repair..",
                        "io.hookline.connector.observe..",
                        "io.hookline.connector.deploykey..",
                        "io.hookline.connector.webhook..")
                .should()
                .callMethod(CrashPoints.class, "reached", String.class)
                .check(SERVICE);
    }
}
