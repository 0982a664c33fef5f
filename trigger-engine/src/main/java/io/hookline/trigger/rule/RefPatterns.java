package io.hookline.trigger.rule;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.hookline.contracts.event.GitRef;
import java.util.List;

/** Patterns (RE2, which takes linear time whatever it is given) of which one must match the whole name. What is no pattern matches nothing. */
record RefPatterns(List<String> patterns) {

    RefPatterns {
        patterns = List.copyOf(patterns);
    }

    /** As a filter: without patterns every name passes. */
    boolean admit(GitRef ref) {
        return patterns.isEmpty() || name(ref);
    }

    /** As a choice: without patterns no name is meant. */
    boolean name(GitRef ref) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, ref.name()));
    }

    /** The patterns as a reason shows them, those that are none marked. */
    String inWords() {
        return String.join(", ", patterns.stream().map(RefPatterns::inWords).toList());
    }

    private static String inWords(String pattern) {
        return isPattern(pattern) ? pattern : pattern + " (no valid pattern, matches nothing)";
    }

    private static boolean matches(String pattern, String name) {
        return isPattern(pattern) && Pattern.matches(pattern, name);
    }

    private static boolean isPattern(String text) {
        try {
            Pattern.compile(text);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
