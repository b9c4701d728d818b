package org.kaoping.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.CellValue;
import org.kaoping.form.Values;
import org.kaoping.form.book.CellRef;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.problem.Severity;

/**
 * The JSON that is kept of problems and values. Every value carries its type, and every number is written as text, so
 * that 60.50, 007 and 1E5 come back as what they were.
 */
final class Documents {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<String, ProblemCode> CODES =
            Arrays.stream(ProblemCode.values()).collect(Collectors.toUnmodifiableMap(ProblemCode::id, code -> code));

    private Documents() {}

    /** The problems as a JSON array. */
    static String ofProblems(List<Problem> problems) {
        ArrayNode array = MAPPER.createArrayNode();
        for (Problem problem : problems) {
            ObjectNode node = array.addObject();
            node.put("code", problem.code().id());
            node.put("severity", problem.severity().id());
            put(node, "sheet", problem.place().sheet());
            put(node, "cell", problem.place().cell());
            put(node, "field", problem.place().field());
            put(node, "found", problem.found());
            put(node, "expected", problem.expected());
            if (!problem.holes().isEmpty()) {
                ObjectNode holes = node.putObject("holes");
                problem.holes().forEach(holes::put);
            }
        }
        return write(array);
    }

    /** Reads what {@link #ofProblems} wrote; a code that no longer exists reads as examination-failed of its own name. */
    static List<Problem> problems(String json) {
        List<Problem> problems = new ArrayList<>();
        for (JsonNode node : read(json)) {
            Map<String, String> holes = new LinkedHashMap<>();
            node.path("holes")
                    .properties()
                    .forEach(hole -> holes.put(hole.getKey(), hole.getValue().asText()));
            @Nullable ProblemCode code = CODES.get(node.path("code").asText());
            problems.add(new Problem(
                    code == null ? ProblemCode.EXAMINATION_FAILED : code,
                    Severity.valueOf(node.path("severity").asText().toUpperCase(java.util.Locale.ROOT)),
                    new Place(text(node, "sheet"), text(node, "cell"), text(node, "field")),
                    code == null ? node.path("code").asText() : text(node, "found"),
                    text(node, "expected"),
                    holes));
        }
        return problems;
    }

    /** The values as a JSON object. */
    static String ofValues(Values values) {
        ObjectNode root = MAPPER.createObjectNode();
        ObjectNode fields = root.putObject("fields");
        values.fields().forEach((name, entry) -> put(fields, name, entry));
        ObjectNode tables = root.putObject("tables");
        values.tables().forEach((name, rows) -> {
            ArrayNode array = tables.putArray(name);
            for (Values.Row row : rows) {
                ObjectNode node = array.addObject();
                node.put("key", row.key());
                node.put("sheet", row.sheet());
                node.put("row", row.row());
                ObjectNode cells = node.putObject("cells");
                row.cells().forEach((column, entry) -> put(cells, column, entry));
            }
        });
        return write(root);
    }

    /** Reads what {@link #ofValues} wrote. */
    static Values values(String json) {
        JsonNode root = read(json);
        Map<String, List<Values.Row>> tables = new LinkedHashMap<>();
        root.path("tables").properties().forEach(table -> {
            List<Values.Row> rows = new ArrayList<>();
            for (JsonNode node : table.getValue()) {
                rows.add(new Values.Row(
                        node.path("key").asText(),
                        node.path("sheet").asText(),
                        node.path("row").asInt(),
                        entries(node.path("cells"))));
            }
            tables.put(table.getKey(), rows);
        });
        return new Values(entries(root.path("fields")), tables);
    }

    private static Map<String, Values.Entry> entries(JsonNode node) {
        Map<String, Values.Entry> entries = new LinkedHashMap<>();
        node.properties()
                .forEach(field -> entries.put(
                        field.getKey(),
                        new Values.Entry(
                                value(field.getValue()),
                                field.getValue().path("sheet").asText(),
                                CellRef.of(field.getValue().path("cell").asText()))));
        return entries;
    }

    private static void put(ObjectNode parent, String name, Values.Entry entry) {
        ObjectNode node = parent.putObject(name);
        CellValue value = entry.value();
        if (value instanceof CellValue.Text text) {
            node.put("type", "text").put("value", text.value());
        } else if (value instanceof CellValue.Decimal number) {
            node.put("type", "decimal").put("value", number.value().toString());
        } else if (value instanceof CellValue.Date date) {
            node.put("type", "date").put("value", date.value().toString());
        } else if (value instanceof CellValue.DateTime moment) {
            node.put("type", "datetime").put("value", moment.value().toString());
        } else if (value instanceof CellValue.Time time) {
            node.put("type", "time").put("value", time.value().toString());
        }
        node.put("sheet", entry.sheet()).put("cell", entry.cell().a1());
    }

    private static CellValue value(JsonNode node) {
        String text = node.path("value").asText();
        String type = node.path("type").asText();
        Function<String, CellValue> reader = switch (type) {
            case "text" -> CellValue.Text::new;
            case "decimal" -> digits -> new CellValue.Decimal(new BigDecimal(digits));
            case "date" -> day -> new CellValue.Date(LocalDate.parse(day));
            case "datetime" -> moment -> new CellValue.DateTime(LocalDateTime.parse(moment));
            case "time" -> time -> new CellValue.Time(LocalTime.parse(time));
            default -> throw new IllegalStateException("a stored value of type " + type);
        };
        return reader.apply(text);
    }

    private static void put(ObjectNode node, String name, @Nullable String text) {
        if (text != null) {
            node.put(name, text);
        }
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.get(name).asText() : null;
    }

    private static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored document can't be read", e);
        }
    }
}
