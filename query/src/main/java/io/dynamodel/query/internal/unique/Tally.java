package io.dynamodel.query.internal.unique;

import io.dynamodel.query.UniqueFinding;
import io.dynamodel.query.UniqueFinding.Kind;
import io.dynamodel.query.UniqueReport;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counts what a verification sees. Not thread-safe. */
final class Tally<R> {
    private final @Nullable Consumer<? super UniqueFinding<R>> onFinding;
    private final List<UniqueFinding<R>> findings = new ArrayList<>();
    private final Map<Kind, Long> byKind = new EnumMap<>(Kind.class);
    private long items;
    private long claims;
    private long otherClaims;
    private long repaired;

    Tally(@Nullable Consumer<? super UniqueFinding<R>> onFinding) {
        this.onFinding = onFinding;
    }

    void item() {
        items++;
    }

    void claim() {
        claims++;
    }

    void otherClaim() {
        otherClaims++;
    }

    void found(UniqueFinding<R> finding) {
        byKind.merge(finding.kind(), 1L, Long::sum);
        repaired += finding.repaired() ? 1 : 0;
        if (findings.size() < UniqueReport.MAX_FINDINGS) {
            findings.add(finding);
        }
        if (onFinding != null) {
            onFinding.accept(finding);
        }
    }

    UniqueReport<R> report() {
        return new UniqueReport<>(
                items,
                claims,
                otherClaims,
                count(Kind.ORPHAN),
                count(Kind.UNCLAIMED),
                count(Kind.DUPLICATE),
                count(Kind.FORMER),
                repaired,
                findings);
    }

    private long count(Kind kind) {
        return byKind.getOrDefault(kind, 0L);
    }
}
