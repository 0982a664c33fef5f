package io.hookline.local.command;

import io.hookline.local.command.TestCounts.Count;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What a test plugin reports of one test class: its {@code TEST-….xml}. */
record SuiteReport(Count count, List<String> failures) {

    private static final int MOST_OF_A_MESSAGE = 300;

    static SuiteReport read(Path file) throws IOException {
        try (InputStream xml = Files.newInputStream(file)) {
            return read(xml);
        } catch (XMLStreamException e) {
            throw new IOException(file + " is not a test report: " + e.getMessage(), e);
        }
    }

    static SuiteReport read(InputStream xml) throws XMLStreamException {
        XMLStreamReader reader = XMLInputFactory.newDefaultFactory().createXMLStreamReader(xml);
        Count count = Count.NONE;
        List<String> failures = new ArrayList<>();
        String test = "";
        while (reader.hasNext()) {
            if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (reader.getLocalName()) {
                case "testsuite" -> count = count(reader);
                case "testcase" -> test = attribute(reader, "classname") + "." + attribute(reader, "name");
                case "failure", "error" -> failures.add(test + ": " + reason(reader));
                default -> {}
            }
        }
        return new SuiteReport(count, List.copyOf(failures));
    }

    private static Count count(XMLStreamReader suite) {
        int skipped = number(suite, "skipped");
        return new Count(
                number(suite, "tests") - skipped, number(suite, "failures") + number(suite, "errors"), skipped);
    }

    private static int number(XMLStreamReader element, String name) {
        return Integer.parseInt(attribute(element, name));
    }

    private static String attribute(XMLStreamReader element, String name) {
        return Optional.ofNullable(element.getAttributeValue(null, name)).orElse("");
    }

    private static String reason(XMLStreamReader failure) {
        String message = attribute(failure, "message");
        String line = (message.isBlank() ? attribute(failure, "type") : message)
                .strip()
                .replaceAll("\\s+", " ");
        return line.length() <= MOST_OF_A_MESSAGE ? line : line.substring(0, MOST_OF_A_MESSAGE) + "…";
    }
}
