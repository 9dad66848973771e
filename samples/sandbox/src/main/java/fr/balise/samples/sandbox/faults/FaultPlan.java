package fr.balise.samples.sandbox.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The faults in force. They can be added and removed while calls are being answered. */
public final class FaultPlan {
    private final List<Armed> armed = new ArrayList<>();

    public synchronized void add(Fault fault) {
        armed.add(new Armed(fault));
    }

    /** In the order in which they were added. */
    public synchronized List<Fault> list() {
        return armed.stream().map(each -> each.fault).toList();
    }

    public synchronized void clear() {
        armed.clear();
    }

    /** The faults that strike this call, and counts it. */
    public synchronized List<Fault> striking(String method, String target) {
        return armed.stream()
                .filter(each -> each.strikes(method, target))
                .map(each -> each.fault)
                .toList();
    }

    private static final class Armed {
        private final Fault fault;
        private final Random chances;
        private long concerned;
        private long struck;

        Armed(Fault fault) {
            this.fault = fault;
            this.chances = new Random(fault.when().seed());
        }

        boolean strikes(String method, String target) {
            FaultTrigger when = fault.when();
            if (!when.concerns(method, target)) {
                return false;
            }
            concerned++;
            boolean spent = when.first() > 0 && struck >= when.first();
            if (spent || concerned % when.every() != 0 || chances.nextDouble() >= when.probability()) {
                return false;
            }
            struck++;
            return true;
        }
    }
}
