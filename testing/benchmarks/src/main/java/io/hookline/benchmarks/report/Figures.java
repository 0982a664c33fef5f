package io.hookline.benchmarks.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hookline.contracts.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A benchmark's result as a list of figures. */
public final class Figures implements Result {

    private final String benchmark;
    private static final int DECIMALS = 2;
    private static final int MORE_DECIMALS = 3;

    private final List<Figure> figures = new ArrayList<>();

    public Figures(String benchmark) {
        this.benchmark = benchmark;
    }

    private record Figure(String name, String meaning, double value, int decimals) {}

    /**
     * Adds a figure.
     *
     * @param name in JSON
     * @param meaning in the text, with its unit
     * @param value not a number where it is missing
     */
    public void add(String name, String meaning, double value) {
        figures.add(new Figure(name, meaning, value, DECIMALS));
    }

    /** Adds a figure that is to be read more closely than to hundredths. */
    public void addExactly(String name, String meaning, double value) {
        figures.add(new Figure(name, meaning, value, MORE_DECIMALS));
    }

    @Override
    public String toText() {
        StringBuilder text = new StringBuilder(benchmark).append(System.lineSeparator());
        for (Figure figure : figures) {
            text.append("%12s  %s%n".formatted(text(figure), figure.meaning()));
        }
        return text.toString();
    }

    private static String text(Figure figure) {
        double value = figure.value();
        if (Double.isNaN(value)) {
            return "missing";
        }
        return String.format(Locale.ROOT, "%." + (value < 1000 ? figure.decimals() : 0) + "f", value);
    }

    @Override
    public String toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("benchmark", benchmark);
        figures.forEach(figure -> json.put(figure.name(), Double.isNaN(figure.value()) ? null : figure.value()));
        json.put("machine", Report.machine());
        try {
            return Json.mapper().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers have a JSON form", e);
        }
    }
}
