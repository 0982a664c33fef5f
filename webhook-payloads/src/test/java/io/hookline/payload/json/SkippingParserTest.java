package io.hookline.payload.json;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SkippingParserTest {

    private static final int MAX_DEPTH = 3;

    private final SkippingParser.Factory factory = new SkippingParser.Factory(new JsonFactoryBuilder(), MAX_DEPTH);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":[1]}",
                "[[1],\"]\"]",
                "{\"a\":\"}\\\"}\"}",
                "[]",
                "{}",
            })
    void shouldPassOverAValueToWhatComesBehind(String value) throws IOException {
        JsonParser parser = parser("[" + value + ",7]");
        parser.nextToken();
        JsonToken begin = parser.nextToken();

        assertThat(parser.skipChildren()).isSameAs(parser);

        assertThat(parser.currentToken())
                .isEqualTo(begin == JsonToken.START_OBJECT ? JsonToken.END_OBJECT : JsonToken.END_ARRAY);
        assertThat(parser.nextToken()).isEqualTo(JsonToken.VALUE_NUMBER_INT);
        assertThat(parser.getIntValue()).isEqualTo(7);
        assertThat(parser.nextToken()).isEqualTo(JsonToken.END_ARRAY);
        assertThat(parser.nextToken()).isNull();
    }

    @Test
    void shouldStayAtAValueWithoutChildren() throws IOException {
        JsonParser parser = parser("[7,[8]]");
        parser.nextToken();
        parser.nextToken();

        parser.skipChildren();

        assertThat(parser.getIntValue()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`[[[[1]]]]`, nested too deep",
                "`[{]]`,      a bracket is closed by another",
                "`[[}]`,      a bracket is closed by another",
                "`[[1],[2]`,  the body ends within a value",
                "`[\"a`,      the body ends within a string",
                "`[\"a\\\"`,  the body ends within a string",
            })
    void shouldRefuseWhatDoesNotEndAsItBegan(String json, String why) throws IOException {
        JsonParser parser = parser(json);
        parser.nextToken();

        assertThatThrownBy(parser::skipChildren)
                .isInstanceOf(JsonParseException.class)
                .hasMessageContaining(why);
    }

    @Test
    void shouldPassOverWhatIsAsDeepAsAllowed() throws IOException {
        JsonParser parser = parser("[[[1]]]");
        parser.nextToken();

        parser.skipChildren();

        assertThat(parser.nextToken()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[1]", "12"})
    void shouldPassOverWhatBeginsAsUtf8(String json) throws IOException {
        assertThat(parser(json)).isInstanceOf(SkippingParser.class);
    }

    /** Jackson finds out the encoding of these. */
    @ParameterizedTest
    @MethodSource("otherThanUtf8")
    void shouldLeaveOtherEncodingsToJackson(byte[] json) throws IOException {
        try (JsonParser parser = factory.createParser(json)) {
            assertThat(parser).isNotInstanceOf(SkippingParser.class);
            assertThat(parser.nextToken()).isNotNull();
        }
    }

    private static Stream<byte[]> otherThanUtf8() {
        return Stream.of(bytes("{}", UTF_16BE), bytes("{}", UTF_16LE), bytes("\uFEFF{}", UTF_8), bytes("1", US_ASCII));
    }

    @Test
    void shouldLeavePartsOfArraysToJackson() throws IOException {
        byte[] inTheMiddle = bytes("  [1]  ", UTF_8);

        try (JsonParser begin = factory.createParser(inTheMiddle, 0, 5);
                JsonParser end = factory.createParser(Arrays.copyOfRange(inTheMiddle, 1, 7), 1, 5)) {
            assertThat(begin).isNotInstanceOf(SkippingParser.class);
            assertThat(end).isNotInstanceOf(SkippingParser.class);
        }
    }

    private JsonParser parser(String json) throws IOException {
        return factory.createParser(bytes(json, UTF_8));
    }

    private static byte[] bytes(String text, Charset charset) {
        return text.getBytes(charset);
    }
}
