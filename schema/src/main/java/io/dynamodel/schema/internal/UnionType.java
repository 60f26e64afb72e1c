package io.dynamodel.schema.internal;

import io.dynamodel.core.value.AttributeName;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueSink;
import io.dynamodel.core.value.ValueSource;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaDescription;
import io.dynamodel.schema.TypeDescription;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A nested item of one of several classes, told apart by a stored discriminator. */
public final class UnionType<U> implements AttributeType<U> {
    private final Class<U> base;
    private final AttributeName discriminator;
    private final List<Member<U>> members;
    private final Map<String, Member<U>> byCode = new LinkedHashMap<>();

    /** One of the classes. */
    public record Member<U>(String code, Class<? extends U> type, Schema<? extends U> schema) {}

    public UnionType(Class<U> base, String discriminator, List<Member<U>> members) {
        this.base = base;
        this.discriminator = AttributeName.of(discriminator);
        this.members = List.copyOf(members);
        for (Member<U> member : this.members) {
            byCode.put(member.code(), member);
        }
    }

    /** The classes, in the order of their definition. */
    public List<Member<U>> members() {
        return members;
    }

    /** The stored name of the discriminator. */
    public String discriminator() {
        return discriminator.text();
    }

    @Override
    public ValueType valueType() {
        return ValueType.M;
    }

    @Override
    public Class<? super U> javaType() {
        return base;
    }

    @Override
    public TypeDescription describe() {
        Map<String, SchemaDescription> described = new LinkedHashMap<>();
        for (Member<U> member : members) {
            described.put(member.code(), member.schema().schemaDescription());
        }
        return new TypeDescription(
                "union",
                ValueType.M,
                Map.of("discriminator", discriminator.text(), "members", List.copyOf(byCode.keySet())),
                null,
                null,
                described);
    }

    @Override
    public void write(U value, ValueSink sink) {
        write(memberOf(value), value, sink);
    }

    private <M extends U> void write(Member<U> member, U value, ValueSink sink) {
        @SuppressWarnings("unchecked") // memberOf matched the class
        Schema<M> schema = (Schema<M>) member.schema();
        @SuppressWarnings("unchecked")
        M item = (M) value;
        CompiledSchema<M> compiled = schema.compiled();
        sink.beginMap(compiled.size() + 1);
        if (!carriesCode(schema)) {
            sink.name(discriminator);
            sink.writeString(member.code());
        }
        compiled.encodeEntries(item, sink);
        sink.endMap();
    }

    /** Whether the discriminator is a constant of the member itself. */
    private boolean carriesCode(Schema<?> schema) {
        return schema.compiled().attributeNamed(discriminator.text()) != null;
    }

    @Override
    public U read(ValueSource source) {
        String code = source.peekString(discriminator);
        Member<U> member = code == null ? null : byCode.get(code);
        if (member == null) {
            throw new ValueException("expected the discriminator '" + discriminator + "' to be one of "
                    + byCode.keySet() + ", but it is " + (code == null ? "absent" : "'" + code + "'"));
        }
        return carriesCode(member.schema())
                ? member.schema().read(source)
                : member.schema().compiled().read(source, discriminator);
    }

    U prepare(U value, Preparation preparation) {
        return prepare(memberOf(value), value, preparation);
    }

    @SuppressWarnings("unchecked") // memberOf matched the class
    private <M extends U> U prepare(Member<U> member, U value, Preparation preparation) {
        return ((Schema<M>) member.schema()).compiled().prepareNested((M) value, preparation);
    }

    U transform(U value) {
        return transform(memberOf(value), value);
    }

    @SuppressWarnings("unchecked") // memberOf matched the class
    private <M extends U> U transform(Member<U> member, U value) {
        return ((Schema<M>) member.schema()).compiled().transformNested((M) value);
    }

    /** The member of the value's own class, or else the first one of a class above it. */
    private Member<U> memberOf(U value) {
        Member<U> found = null;
        for (Member<U> member : members) {
            if (member.type() == value.getClass()) {
                return member;
            }
            found = found == null && member.type().isInstance(value) ? member : found;
        }
        if (found != null) {
            return found;
        }
        throw new ValueException("expected one of " + byCode.keySet() + ", but found a "
                + value.getClass().getSimpleName() + ", which is no member of the union");
    }

    @Override
    public U convert(Object value, boolean lenient) {
        if (base.isInstance(value)) {
            return base.cast(value);
        }
        throw new ValueException("expected a " + base.getSimpleName() + ", but found a "
                + value.getClass().getSimpleName());
    }
}
