package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.system.AccessTable.Row;
import java.io.IOException;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the annotations of every operation to {@code access.txt}, without starting anything; {@link AccessIT} tries what they do. */
class AccessTableTest {

    @ParameterizedTest
    @ValueSource(strings = {"connector-service", "health-monitor", "trigger-engine"})
    void shouldSayInTheTableWhatIsAnnotated(String service) throws IOException {
        List<Row> declared = DeclaredAccess.resources(service).stream()
                .flatMap(DeclaredAccess::of)
                .sorted()
                .toList();

        assertThat(declared)
                .isNotEmpty()
                .containsExactlyElementsOf(AccessTable.of(service).rows());
    }

    @ParameterizedTest
    @ValueSource(strings = {"connector-service", "health-monitor", "trigger-engine"})
    void shouldMissARowOfTheTableWhenAnyAnnotationIsTakenAway(String service) throws IOException {
        List<Row> table = AccessTable.of(service).rows();

        List<ClassModel> damaged = DeclaredAccess.resources(service).stream()
                .flatMap(AccessTableTest::withoutOneAnnotation)
                .toList();

        assertThat(damaged)
                .isNotEmpty()
                .allSatisfy(type -> assertThat(DeclaredAccess.of(type))
                        .as("operations of %s", type.thisClass().asInternalName())
                        .anySatisfy(row -> assertThat(table).doesNotContain(row)));
    }

    /** A class without the annotation of itself, and once for each of its methods without the method's. */
    private static Stream<ClassModel> withoutOneAnnotation(ClassModel type) {
        ClassTransform ofItself = (builder, element) -> builder.with(
                element instanceof RuntimeVisibleAnnotationsAttribute annotations ? rest(annotations) : element);
        return Stream.concat(
                Stream.of(type).filter(AccessTableTest::saysWho).map(_ -> transform(type, ofItself)),
                type.methods().stream()
                        .filter(AccessTableTest::saysWho)
                        .map(method -> transform(type, ofMethod(method))));
    }

    private static ClassTransform ofMethod(MethodModel method) {
        MethodTransform change = (builder, element) -> builder.with(
                element instanceof RuntimeVisibleAnnotationsAttribute annotations ? rest(annotations) : element);
        Predicate<MethodModel> same = other -> other.methodName().equals(method.methodName())
                && other.methodType().equals(method.methodType());
        return ClassTransform.transformingMethods(same, change);
    }

    private static RuntimeVisibleAnnotationsAttribute rest(RuntimeVisibleAnnotationsAttribute annotations) {
        return RuntimeVisibleAnnotationsAttribute.of(annotations.annotations().stream()
                .filter(annotation -> !DeclaredAccess.saysWho(annotation))
                .toList());
    }

    private static boolean saysWho(AttributedElement element) {
        return DeclaredAccess.annotations(element).anyMatch(DeclaredAccess::saysWho);
    }

    private static ClassModel transform(ClassModel type, ClassTransform change) {
        ClassFile format = ClassFile.of();
        return format.parse(format.transformClass(type, change));
    }
}
