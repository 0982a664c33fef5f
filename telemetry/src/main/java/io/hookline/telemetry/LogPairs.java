package io.hookline.telemetry;

import io.quarkus.logging.LoggingFilter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Gives JSON logs the pairs of a message ({@code Repair ended: project=%s}) as keys of their own, beside the trace's id: what is
 * {@code project} in one service's log is so in all. Lets every record pass.
 */
@LoggingFilter(name = "hookline-pairs")
public final class LogPairs implements Filter {

    private static final Pattern ARGUMENT =
            Pattern.compile("(?:\\b([A-Za-z]+)=\"?)?%[-#+ 0,(]*\\d*(?:\\.\\d+)?[a-zA-Z]");
    private static final String NONE = "";

    private final Map<String, List<String>> names = new ConcurrentHashMap<>();

    @Override
    public boolean isLoggable(LogRecord line) {
        Object[] arguments = line.getParameters();
        if (line instanceof ExtLogRecord record
                && record.getFormatStyle() == ExtLogRecord.FormatStyle.PRINTF
                && arguments != null) {
            name(record, arguments);
        }
        return true;
    }

    private void name(ExtLogRecord record, Object[] arguments) {
        List<String> known = names.computeIfAbsent(record.getMessage(), LogPairs::namesIn);
        for (int i = 0; i < Math.min(known.size(), arguments.length); i++) {
            if (!known.get(i).equals(NONE)) {
                record.putMdc(known.get(i), String.valueOf(arguments[i]));
            }
        }
    }

    /** Of each argument in its place. Messages are constants, so that there are few. */
    private static List<String> namesIn(String message) {
        Matcher arguments = ARGUMENT.matcher(message.replace("%%", NONE).replace("%n", NONE));
        return Stream.generate(() -> arguments)
                .takeWhile(Matcher::find)
                .map(found -> found.group(1) == null ? NONE : found.group(1))
                .toList();
    }
}
