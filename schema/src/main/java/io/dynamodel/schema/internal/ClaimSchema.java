package io.dynamodel.schema.internal;

import io.dynamodel.core.value.ValueType;
import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.KeyPart;
import io.dynamodel.schema.Rule;
import io.dynamodel.schema.Rules;
import io.dynamodel.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the claims of unique constraints are, in a table with a given key: items like others, and hidden as they are. */
final class ClaimSchema {
    private ClaimSchema() {}

    /**
     * @param key the key of the table
     * @param hidden whether the values that are claimed are sensitive, and with them the keys of the claims
     */
    static Schema<Document> of(KeyDefinition key, boolean hidden) {
        DocumentSchemaBuilder s = Schema.documents("claims of unique constraints");
        boolean hidesHolder = false;
        List<KeyPart<Document, ?>> parts = new ArrayList<>(2);
        List<PathRef<?>> refs = new ArrayList<>(key.partition());
        refs.addAll(key.sort());
        for (PathRef<?> ref : refs) {
            hidesHolder |= ref.sensitive();
            parts.add(part(s, ref.path().root(), ref.type().valueType(), hidden));
        }
        s.string(ReservedKeys.CONSTRAINT);
        s.list(ReservedKeys.ATTRIBUTES, AttributeTypes.string());
        List<Rule<Document, Map<String, AttributeValue>>> sensitive =
                hidesHolder ? List.of(Rules.sensitive()) : List.of();
        holder(s, sensitive);
        if (parts.size() == 1) {
            s.key(parts.get(0));
        } else {
            s.key(parts.get(0), parts.get(1));
        }
        return s.build();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of generic types
    private static void holder(DocumentSchemaBuilder s, List<Rule<Document, Map<String, AttributeValue>>> rules) {
        s.dictionary(ReservedKeys.HOLDER, AttributeTypes.attributeValue(), rules.toArray(new Rule[0]));
    }

    private static KeyPart<Document, ?> part(DocumentSchemaBuilder s, String name, ValueType type, boolean hidden) {
        return switch (type) {
            case N -> hidden ? s.decimal(name, Rules.sensitive()) : s.decimal(name);
            case B -> hidden ? s.binary(name, Rules.<Document, SdkBytes>sensitive()) : s.binary(name);
            default -> hidden ? s.string(name, Rules.sensitive()) : s.string(name);
        };
    }
}
