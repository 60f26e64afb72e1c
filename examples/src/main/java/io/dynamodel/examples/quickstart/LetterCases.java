package io.dynamodel.examples.quickstart;

import static io.dynamodel.schema.Rules.required;

import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.StringAttribute;

/** What is nested in a character that has two cases. */
final class LetterCases {
    private static final SchemaBuilder<LetterCase> S = Schema.builder(LetterCase.class);

    static final StringAttribute<LetterCase> UPPER = S.string("upper", LetterCase::upper, required());
    static final StringAttribute<LetterCase> LOWER = S.string("lower", LetterCase::lower, required());

    static final Schema<LetterCase> SCHEMA = S.build();

    private LetterCases() {}
}
