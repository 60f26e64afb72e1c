package io.dynamodel.schema.internal;

import io.dynamodel.schema.Document;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes map-shaped items, with the attributes in the order of the schema and unknown ones behind them. */
public final class DocumentFactory implements ItemFactory<Document> {
    private final List<String> names;
    private final Set<String> known;

    public DocumentFactory(List<? extends AttributeDefinition<Document, ?>> attributes) {
        this.names = attributes.stream().map(AttributeDefinition::documentName).toList();
        this.known = new HashSet<>(names);
    }

    @Override
    public Document create(@Nullable Object[] row, Map<String, Object> extras) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < row.length; i++) {
            Object value = row[i];
            if (value != null) {
                values.put(names.get(i), value);
            }
        }
        extras.forEach(values::putIfAbsent); // an unknown attribute cannot take the place of one that is known
        return Document.from(values);
    }

    @Override
    public boolean isOfDocuments() {
        return true;
    }

    @Override
    public Document createProbe(@Nullable Object[] row, Map<String, Object> extras) {
        return create(row, extras);
    }

    Map<String, Object> extrasOf(Document document) {
        Map<String, Object> extras = null;
        for (Map.Entry<String, Object> entry : document.toMap().entrySet()) {
            if (!known.contains(entry.getKey())) {
                extras = extras == null ? new LinkedHashMap<>() : extras;
                extras.put(entry.getKey(), entry.getValue());
            }
        }
        return extras == null ? Map.of() : extras;
    }
}
