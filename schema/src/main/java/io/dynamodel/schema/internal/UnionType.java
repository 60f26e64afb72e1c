package io.dynamodel.schema.internal;

import io.dynamodel.core.value.AttributeName;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueSink;
import io.dynamodel.core.value.ValueSource;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.Schema;
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
        return new TypeDescription(
                "union",
                ValueType.M,
                Map.of("discriminator", discriminator.text(), "members", List.copyOf(byCode.keySet())),
                null,
                null);
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
        boolean carriesCode = compiled.attributeNamed(discriminator.text()) != null;
        sink.beginMap(compiled.size() + 1);
        if (!carriesCode) {
            sink.name(discriminator);
            sink.writeString(member.code());
        }
        compiled.encodeEntries(compiled.row(item), compiled.extrasOf(item), sink);
        sink.endMap();
    }

    @Override
    public U read(ValueSource source) {
        String code = source.peekString(discriminator);
        Member<U> member = code == null ? null : byCode.get(code);
        if (member == null) {
            throw new ValueException("expected the discriminator '" + discriminator + "' to be one of "
                    + byCode.keySet() + ", but it is " + (code == null ? "absent" : "'" + code + "'"));
        }
        return member.schema().read(source);
    }

    U prepare(U value, Preparation preparation) {
        return prepare(memberOf(value), value, preparation);
    }

    private <M extends U> U prepare(Member<U> member, U value, Preparation preparation) {
        @SuppressWarnings("unchecked") // memberOf matched the class
        Schema<M> schema = (Schema<M>) member.schema();
        @SuppressWarnings("unchecked")
        M item = (M) value;
        return schema.compiled().prepareNested(item, preparation);
    }

    private Member<U> memberOf(U value) {
        for (Member<U> member : members) {
            if (member.type().isInstance(value)) {
                return member;
            }
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
