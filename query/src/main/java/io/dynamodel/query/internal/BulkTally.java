package io.dynamodel.query.internal;

import io.dynamodel.query.BulkReport;
import io.dynamodel.query.BulkReport.Failure;
import io.dynamodel.schema.Key;
import java.util.ArrayList;
import java.util.List;

/** What one execution of a bulk change has done. Functions of steps take turns, so it needs no lock. */
final class BulkTally<R> {
    private final List<Failure<R>> failures = new ArrayList<>();
    private long matched;
    private long changed;
    private long skipped;
    private long failed;
    private long requests;
    private double readUnits;
    private double writeUnits;

    void read(int items, double units) {
        requests++;
        matched += items;
        readUnits += units;
    }

    void changed(double units) {
        requests++;
        changed++;
        writeUnits += units;
    }

    void skipped() {
        requests++;
        skipped++;
    }

    void failed(Key<R> key, RuntimeException cause) {
        failed++;
        if (failures.size() < BulkReport.MAX_FAILURES) {
            failures.add(new Failure<>(key, cause));
        }
    }

    BulkReport<R> report() {
        return new BulkReport<>(matched, changed, skipped, failed, failures, requests, readUnits, writeUnits);
    }
}
