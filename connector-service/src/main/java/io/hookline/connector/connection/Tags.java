package io.hookline.connector.connection;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The tags of a connector. */
public final class Tags {

    private static final int MOST = 50;
    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{N}._/-]{1,64}(:[^\\s\\p{Cntrl}:,]{1,128})?");

    private Tags() {}

    /** The tags, each once, in order; throws {@link IllegalArgumentException} where one is none. */
    public static List<String> of(List<String> tags) {
        if (tags.size() > MOST) {
            throw new IllegalArgumentException("are more than " + MOST);
        }
        if (!tags.stream().allMatch(tag -> TAG.matcher(tag).matches())) {
            throw new IllegalArgumentException(
                    "are each key or key:value: a key of letters, digits, . _ / -, a value without spaces, commas and colons");
        }
        return List.copyOf(new TreeSet<>(tags));
    }
}
