package org.kaoping.form;

import java.util.Map;
import java.util.Set;

/**
 * The names that a hand-out can write. A locked placeholder must be on it.
 *
 * @param fields the single names
 * @param lists the attributes of each list
 */
public record Vocabulary(Set<String> fields, Map<String, Set<String>> lists) {
    /** Copies the sets. */
    public Vocabulary {
        fields = Set.copyOf(fields);
        lists = Map.copyOf(lists);
    }
}
