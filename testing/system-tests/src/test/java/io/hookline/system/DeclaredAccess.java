package io.hookline.system;

import io.hookline.system.AccessTable.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may do what according to the annotations in a service's class files, which a test may have changed before. */
final class DeclaredAccess {

    private static final Pattern VERB = Pattern.compile("Ljakarta/ws/rs/([A-Z]+);");
    private static final String PATH = "Ljakarta/ws/rs/Path;";
    private static final String ROLES_ALLOWED = "Ljakarta/annotation/security/RolesAllowed;";
    private static final String PERMIT_ALL = "Ljakarta/annotation/security/PermitAll;";

    private DeclaredAccess() {}

    /** The classes of a service that have operations. */
    static List<ClassModel> resources(String service) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../..", service, "target/classes"))) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(DeclaredAccess::parse)
                    .filter(type -> !type.flags().has(AccessFlag.INTERFACE))
                    .filter(type -> of(type).findAny().isPresent())
                    .toList();
        }
    }

    /** Each operation of a class; one of which no annotation says for whom it is, is for nobody. */
    static Stream<Row> of(ClassModel type) {
        return type.methods().stream().flatMap(method -> verb(method).map(verb -> row(type, verb, method)).stream());
    }

    /** Whether an annotation says who may do something. */
    static boolean saysWho(Annotation annotation) {
        return is(ROLES_ALLOWED, annotation) || is(PERMIT_ALL, annotation);
    }

    static Stream<Annotation> annotations(AttributedElement element) {
        return element
                .findAttribute(Attributes.runtimeVisibleAnnotations())
                .map(RuntimeVisibleAnnotationsAttribute::annotations)
                .orElse(List.of())
                .stream();
    }

    private static Row row(ClassModel type, String verb, MethodModel method) {
        // As OpenAPI has it: without what a parameter must look like.
        String path = (path(type) + path(method)).replaceAll(": [^}]+}", "}");
        List<String> callers = callers(method).or(() -> callers(type)).orElse(List.of());
        return new Row(verb, path, callers);
    }

    private static Optional<String> verb(MethodModel method) {
        return annotations(method)
                .map(annotation -> VERB.matcher(annotation.className().stringValue()))
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    private static String path(AttributedElement element) {
        return annotations(element)
                .filter(annotation -> is(PATH, annotation))
                .flatMap(DeclaredAccess::texts)
                .collect(Collectors.joining());
    }

    private static Optional<List<String>> callers(AttributedElement element) {
        return annotations(element)
                .filter(DeclaredAccess::saysWho)
                .findFirst()
                .map(annotation -> is(PERMIT_ALL, annotation) ? AccessTable.EVERYBODY : named(annotation));
    }

    private static List<String> named(Annotation annotation) {
        List<String> named = texts(annotation).toList();
        return AccessTable.EVERYBODY.stream().filter(named::contains).toList();
    }

    private static Stream<String> texts(Annotation annotation) {
        return annotation.elements().stream().map(AnnotationElement::value).flatMap(DeclaredAccess::texts);
    }

    private static Stream<String> texts(AnnotationValue value) {
        return value instanceof AnnotationValue.OfArray array
                ? array.values().stream().flatMap(DeclaredAccess::texts)
                : Stream.of(((AnnotationValue.OfString) value).stringValue());
    }

    private static boolean is(String descriptor, Annotation annotation) {
        return annotation.className().equalsString(descriptor);
    }

    private static ClassModel parse(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
