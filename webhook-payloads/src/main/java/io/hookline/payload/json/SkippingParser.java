package io.hookline.payload.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;
import java.io.IOException;

/**
 * Jackson's parser, but what nobody wants is passed over byte by byte: most of a payload is, and reading it as JSON costs more than the rest of
 * the delivery. In what is passed over only brackets and strings are checked, and how deep it nests.
 */
final class SkippingParser extends UTF8StreamJsonParser {

    private final int maxDepth;

    /** Whether the bracket that is open at a depth is a curly one. */
    private final boolean[] curly;

    private SkippingParser(
            IOContext context,
            int features,
            ObjectCodec codec,
            ByteQuadsCanonicalizer names,
            byte[] json,
            int maxDepth) {
        super(context, features, null, codec, names, json, 0, json.length, 0, false);
        this.maxDepth = maxDepth;
        this.curly = new boolean[maxDepth + 1];
    }

    /** Makes these parsers of whole arrays that begin as UTF-8 does; Jackson's own for others. */
    static final class Factory extends JsonFactory {

        private static final long serialVersionUID = 1L;

        private final int maxDepth;

        Factory(JsonFactoryBuilder settings, int maxDepth) {
            super(settings);
            this.maxDepth = maxDepth;
        }

        @Override
        protected JsonParser _createParser(byte[] json, int offset, int length, IOContext context) throws IOException {
            return offset == 0 && length == json.length && beginsAsUtf8(json)
                    ? new SkippingParser(
                            context,
                            _parserFeatures,
                            _objectCodec,
                            _byteSymbolCanonicalizer.makeChild(_factoryFeatures),
                            json,
                            maxDepth)
                    : super._createParser(json, offset, length, context);
        }

        /** UTF-16 and UTF-32 have a NUL among the first bytes of any JSON, or a mark before them. */
        private static boolean beginsAsUtf8(byte[] json) {
            return json.length >= 2 && json[0] > 0 && json[1] > 0;
        }
    }

    @Override
    public JsonParser skipChildren() throws IOException {
        if (_currToken == JsonToken.START_OBJECT || _currToken == JsonToken.START_ARRAY) {
            boolean object = _currToken == JsonToken.START_OBJECT;
            _inputPtr = endOfValue(object);
            _parsingContext = _parsingContext.clearAndGetParent();
            _currToken = object ? JsonToken.END_OBJECT : JsonToken.END_ARRAY;
        }
        return this;
    }

    /** Where the value ends whose opening bracket was read: after its closing one. */
    private int endOfValue(boolean object) throws IOException {
        byte[] bytes = _inputBuffer;
        int depth = _parsingContext.getNestingDepth();
        int outside = depth - 1;
        curly[depth] = object;
        for (int i = _inputPtr; i < _inputEnd; i++) {
            switch (bytes[i]) {
                case '"' -> i = endOfString(i + 1);
                case '{', '[' -> {
                    if (++depth > maxDepth) {
                        _reportError("nested too deep");
                    }
                    curly[depth] = bytes[i] == '{';
                }
                case '}', ']' -> {
                    if (curly[depth] != (bytes[i] == '}')) {
                        _reportError("a bracket is closed by another");
                    }
                    if (--depth == outside) {
                        return i + 1;
                    }
                }
                default -> {}
            }
        }
        _reportError("the body ends within a value");
        return _inputEnd;
    }

    /** The place of the quotation mark that ends a string. */
    private int endOfString(int begin) throws IOException {
        byte[] bytes = _inputBuffer;
        for (int i = begin; i < _inputEnd; i++) {
            if (bytes[i] == '"') {
                return i;
            }
            if (bytes[i] == '\\') {
                i++;
            }
        }
        _reportError("the body ends within a string");
        return _inputEnd;
    }
}
