package io.hookline.connector.api;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;

/**
 * Patterns of branch and tag names as they are sent: RE2, so that matching takes linear time, and small, for RE2 writes a counted
 * repetition out and nested ones multiply.
 */
final class PatternForm {

    private static final int MOST = 100;
    private static final int LONGEST = 256;
    private static final int LARGEST_PROGRAM = 10_000;
    private static final int MOST_REPETITIONS = 1_000;
    private static final Pattern COUNT = Pattern.compile("\\{(?:[0-9]*,)?([0-9]+),?\\}");

    private PatternForm() {}

    static void check(String field, List<String> patterns, Faults faults) {
        if (patterns.size() > MOST) {
            faults.add(field, "has at most " + MOST + " patterns");
        }
        for (int i = 0; i < Math.min(patterns.size(), MOST); i++) {
            check(field + "[" + i + "]", patterns.get(i), faults);
        }
    }

    private static void check(String field, String pattern, Faults faults) {
        if (pattern.isEmpty() || pattern.length() > LONGEST) {
            faults.add(field, "has 1 to " + LONGEST + " characters");
            return;
        }
        try {
            // Looked at before it is compiled: compiling is what takes time and memory.
            if (repetitions(pattern) > MOST_REPETITIONS
                    || Pattern.compile(pattern).programSize() > LARGEST_PROGRAM) {
                faults.add(field, "repeats too much: all its counted repetitions make at most " + MOST_REPETITIONS);
            }
        } catch (PatternSyntaxException e) {
            faults.add(field, "is no RE2 pattern: " + e.getDescription());
        }
    }

    /** How often nested repetitions could repeat at most, if all were nested. */
    private static long repetitions(String pattern) {
        Matcher counts = COUNT.matcher(pattern);
        long product = 1;
        while (counts.find() && product <= MOST_REPETITIONS) {
            String count = counts.group(1);
            product *= count.length() > 4 ? MOST_REPETITIONS + 1L : Math.max(1, Long.parseLong(count));
        }
        return product;
    }
}
