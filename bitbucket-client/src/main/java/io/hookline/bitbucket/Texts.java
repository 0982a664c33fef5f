package io.hookline.bitbucket;

import java.text.BreakIterator;
import java.util.Locale;

/** Shortens text where one character ends and the next begins. Lengths are in UTF-16 units, as Data Center counts. */
final class Texts {

    private static final String ELLIPSIS = "…";

    private Texts() {}

    /** The text, or as much of it as fits before an ellipsis; never part of what people see as one character. */
    static String within(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int end = longest - ELLIPSIS.length();
        return text.substring(0, characters.isBoundary(end) ? end : characters.preceding(end)) + ELLIPSIS;
    }

    /** So much of the text's beginning, less one unit where that would cut a code point in two. */
    static String beginning(String text, int length) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
