package io.dynamodel.testing;

import java.util.List;
import java.util.stream.Collectors;

/** No failure: what goes with that of a test, to tell what was injected. */
final class FaultsAtWork extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_TOLD = 20;

    FaultsAtWork(Faults faults) {
        super(text(faults), null, false, false);
    }

    private static String text(Faults faults) {
        List<InjectedFault> log = faults.log();
        List<InjectedFault> latest = log.subList(Math.max(0, log.size() - MAX_TOLD), log.size());
        return faults
                + (latest.size() < log.size() ? "; the latest " + MAX_TOLD : "")
                + latest.stream().map(fault -> "\n  " + fault).collect(Collectors.joining());
    }
}
