package io.dynamodel.integration.unique;

import static io.dynamodel.schema.Rules.lowerCase;
import static io.dynamodel.schema.Rules.trim;
import static io.dynamodel.schema.Within.within;

import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.schema.UniqueConstraint;
import java.math.BigDecimal;

final class Members {
    private static final SchemaBuilder<Member> S = Schema.builder(Member.class);
    static final StringAttribute<Member> ID = S.string("id", Member::id);
    static final StringAttribute<Member> EMAIL = S.string("email", Member::email, trim(), lowerCase());
    static final StringAttribute<Member> CLUB = S.string("club", Member::club);
    static final NumberAttribute<Member, BigDecimal> NUMBER = S.decimal("number", Member::number);
    static final StringAttribute<Member> FIRST = S.string("first", Member::first);
    static final StringAttribute<Member> LAST = S.string("last", Member::last);
    static final StringAttribute<Member> NOTE = S.string("note", Member::note);
    static final PrimaryKey<Member, String> KEY = S.key(ID);
    static final UniqueConstraint<Member> UNIQUE_EMAIL = S.unique(EMAIL);
    static final UniqueConstraint<Member> UNIQUE_NUMBER = S.unique("number", NUMBER, within(CLUB));
    static final UniqueConstraint<Member> UNIQUE_NAME = S.unique(FIRST, LAST);
    static final Schema<Member> SCHEMA = S.build();

    private Members() {}
}
