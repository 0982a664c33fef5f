package io.hookline.bitbucket.git;

import io.hookline.bitbucket.CommitHash;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The refs that {@code git-upload-pack} tells before it is asked anything: pkt-lines of {@code <hash> <ref>} up to a flush
 * packet (git's {@code gitprotocol-pack}, version 0).
 */
final class Advertisement {

    private static final int LENGTH_DIGITS = 4;
    private static final int MOST_REFS = 500_000;
    private static final String NO_REFS = "capabilities^{}";

    private Advertisement() {}

    /** The server answers with an error instead of refs. */
    static final class Refused extends IOException {
        Refused(String why) {
            super(why);
        }
    }

    /**
     * Reads all refs.
     *
     * @throws EOFException if the stream ends before they do
     * @throws Refused if the server tells an error
     * @throws IOException if this is not git, or there are more refs than fit
     */
    static Map<String, CommitHash> read(InputStream in) throws IOException {
        var refs = new HashMap<String, CommitHash>();
        for (var line = packet(in); !line.isEmpty(); line = packet(in)) {
            if (line.startsWith("ERR ")) {
                throw new Refused(line.substring(4).strip());
            }
            if (refs.size() == MOST_REFS) {
                throw new IOException("more than " + MOST_REFS + " refs");
            }
            addRef(refs, line);
        }
        return refs;
    }

    private static void addRef(Map<String, CommitHash> refs, String line) throws IOException {
        int capabilities = line.indexOf('\0');
        var ref = (capabilities < 0 ? line : line.substring(0, capabilities)).strip();
        int space = ref.indexOf(' ');
        if (space < 0) {
            throw new IOException("not git's protocol");
        }
        var name = ref.substring(space + 1);
        if (!name.equals(NO_REFS)) {
            refs.put(name, hash(ref.substring(0, space)));
        }
    }

    private static CommitHash hash(String text) throws IOException {
        try {
            return new CommitHash(text);
        } catch (IllegalArgumentException e) {
            throw new IOException("not git's protocol", e);
        }
    }

    // An empty text stands for the flush packet, which a line with a ref never is.
    private static String packet(InputStream in) throws IOException {
        int length = length(new String(exactly(in, LENGTH_DIGITS), StandardCharsets.US_ASCII));
        if (length == 0) {
            return "";
        }
        if (length <= LENGTH_DIGITS) {
            throw new IOException("not git's protocol");
        }
        return new String(exactly(in, length - LENGTH_DIGITS), StandardCharsets.UTF_8);
    }

    private static int length(String digits) throws IOException {
        try {
            return Integer.parseInt(digits, 16);
        } catch (NumberFormatException e) {
            throw new IOException("not git's protocol", e);
        }
    }

    private static byte[] exactly(InputStream in, int count) throws IOException {
        var bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("the server ended before its refs did");
        }
        return bytes;
    }
}
