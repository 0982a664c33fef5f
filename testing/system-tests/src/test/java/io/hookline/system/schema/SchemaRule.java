package io.hookline.system.schema;

import io.hookline.system.schema.Break.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what in a schema's migrations would break the version before. */
final class SchemaRule {

    private static final Pattern CREATE_TABLE =
            Pattern.compile("create (?:unlogged )?table (?:if not exists )?(\\w+).*");
    private static final Pattern UNIQUE_INDEX =
            Pattern.compile("create unique index (?:concurrently )?(?:if not exists )?(\\w+) on (?:only )?(\\w+).*");
    private static final Pattern DROP_INDEX = Pattern.compile("drop index (?:concurrently )?(?:if exists )?(\\w+).*");
    private static final Pattern DROP = Pattern.compile(
            "drop (?:table|view|materialized view|sequence|function|procedure|type|schema) (?:if exists )?(.*?)(?:"
                    + " cascade)?");
    private static final Pattern ALTER_TABLE = Pattern.compile("alter table (?:if exists )?(?:only )?(\\w+) (.*)");
    private static final Pattern ALTER_OTHER = Pattern.compile("alter \\w+(?: view)? (\\S+) (?:rename|set schema) .*");
    private static final Pattern HIDDEN = Pattern.compile("(do|call|execute)\\b.*");
    private static final Pattern INNERMOST_BRACKETS = Pattern.compile("\\([^()]+\\)");
    private static final Pattern COMMA = Pattern.compile(",");

    private static final Pattern ADD_CONSTRAINT =
            Pattern.compile("add (?:constraint|unique|primary key|check|foreign key|exclude)\\b.*");
    private static final Pattern ADD_COLUMN = Pattern.compile("add (?:column )?(?:if not exists )?(\\w+) (.*)");
    private static final Pattern DROP_CONSTRAINT = Pattern.compile("drop constraint (?:if exists )?(\\w+).*");
    private static final Pattern DROP_COLUMN = Pattern.compile("drop (?:column )?(?:if exists )?(\\w+).*");
    private static final Pattern RENAME = Pattern.compile("(?:rename|set schema) .*");
    private static final Pattern RETYPE = Pattern.compile("alter (?:column )?(\\w+) (?:set data )?type .*");
    private static final Pattern REQUIRE = Pattern.compile("alter (?:column )?(\\w+) (?:set not null|drop default)");

    private final Set<String> uniqueIndexes = new HashSet<>();

    /** What one more migration breaks; those before it have been looked at in their order. */
    List<Break> breaks(Migration migration) {
        Set<String> made = new HashSet<>();
        List<Break> found = new ArrayList<>();
        for (String statement : migration.statements()) {
            Matcher table = CREATE_TABLE.matcher(statement);
            if (table.matches()) {
                made.add(table.group(1));
            }
            ofStatement(statement).stream()
                    .filter(one -> !made.contains(one.what().replaceFirst("[ .].*", "")))
                    .forEach(found::add);
        }
        return found.stream().distinct().toList();
    }

    private List<Break> ofStatement(String statement) {
        Matcher alter = ALTER_TABLE.matcher(statement);
        if (alter.matches()) {
            return COMMA.splitAsStream(withoutBrackets(alter.group(2)))
                    .flatMap(action -> ofAction(alter.group(1), action.strip()).stream())
                    .toList();
        }
        return ofIndex(statement)
                .or(() -> first(DROP, statement).map(what -> new Break(Kind.DROPS, what)))
                .or(() -> first(ALTER_OTHER, statement).map(what -> new Break(Kind.RENAMES, what)))
                .or(() -> first(HIDDEN, statement).map(what -> new Break(Kind.HIDES, what)))
                .stream()
                .toList();
    }

    private Optional<Break> ofIndex(String statement) {
        Matcher unique = UNIQUE_INDEX.matcher(statement);
        if (unique.matches()) {
            uniqueIndexes.add(unique.group(1));
            return Optional.of(new Break(Kind.RESTRICTS, unique.group(2)));
        }
        // What is inserted "on conflict" needs the index.
        return first(DROP_INDEX, statement)
                .filter(uniqueIndexes::contains)
                .map(index -> new Break(Kind.RESTRICTS, index));
    }

    private static Optional<Break> ofAction(String table, String action) {
        if (RENAME.matcher(action).matches()) {
            return Optional.of(new Break(Kind.RENAMES, table));
        }
        if (ADD_CONSTRAINT.matcher(action).matches()
                || DROP_CONSTRAINT.matcher(action).matches()) {
            return Optional.of(new Break(Kind.RESTRICTS, table));
        }
        Matcher added = ADD_COLUMN.matcher(action);
        if (added.matches()) {
            return Optional.of(added.group(2))
                    .filter(SchemaRule::isRequired)
                    .map(_ -> new Break(Kind.REQUIRES, table + "." + added.group(1)));
        }
        return first(DROP_COLUMN, action)
                .map(column -> new Break(Kind.DROPS, table + "." + column))
                .or(() -> first(RETYPE, action).map(column -> new Break(Kind.RETYPES, table + "." + column)))
                .or(() -> first(REQUIRE, action).map(column -> new Break(Kind.REQUIRES, table + "." + column)));
    }

    /** Commas in brackets part no actions. */
    private static String withoutBrackets(String actions) {
        String shorter = INNERMOST_BRACKETS.matcher(actions).replaceAll("()");
        return shorter.equals(actions) ? actions : withoutBrackets(shorter);
    }

    private static boolean isRequired(String definition) {
        boolean mandatory = definition.contains("not null") || definition.contains("primary key");
        boolean filled =
                definition.contains(" default ") || definition.contains(" generated ") || definition.contains("serial");
        return mandatory && !filled;
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
