package io.hookline.connector.connection;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A connector's name in addresses and files: lower case letters, digits and hyphens. Fixed once the connector is made. */
public record ConnectorIdentifier(String value) {

    private static final int LONGEST = 63;
    private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern OUTER_HYPHENS = Pattern.compile("^-+|-+$");
    // Addresses of the API that stand where an identifier could.
    private static final Set<String> RESERVED = Set.of("test");

    public ConnectorIdentifier {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "has 1 to 63 lower case letters, digits and hyphens, with a letter or digit at both ends");
        }
        if (isTaken(value)) {
            throw new IllegalArgumentException("is a word with a meaning of its own, or a UUID; choose another");
        }
    }

    /**
     * The identifier that a name gives: accents off, lower case, a hyphen for every run of other characters.
     *
     * @throws IllegalArgumentException when nothing is left
     */
    public static ConnectorIdentifier ofName(String name) {
        String plain = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String text = trimmed(OTHERS.matcher(plain).replaceAll("-"));
        if (text.isEmpty()) {
            throw new IllegalArgumentException("cannot be made from the name; give one");
        }
        String free = isTaken(text) ? "connector-" + text : text;
        return new ConnectorIdentifier(trimmed(free.substring(0, Math.min(free.length(), LONGEST))));
    }

    private static boolean isTaken(String text) {
        return RESERVED.contains(text) || UUID_FORM.matcher(text).matches();
    }

    private static String trimmed(String text) {
        return OUTER_HYPHENS.matcher(text).replaceAll("");
    }

    @Override
    public String toString() {
        return value;
    }
}
