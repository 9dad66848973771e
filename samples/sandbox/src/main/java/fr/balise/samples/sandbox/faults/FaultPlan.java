package fr.balise.samples.sandbox.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/** The faults in force. They can be added and removed while calls are being answered. */
public final class FaultPlan {
    private final List<Armed> armed = new ArrayList<>();
    private CountDownLatch cleared = new CountDownLatch(1);

    public synchronized void add(Fault fault) {
        armed.add(new Armed(fault));
    }

    /** In the order in which they were added. */
    public synchronized List<Fault> list() {
        return armed.stream().map(each -> each.fault).toList();
    }

    /** Takes all of them away; calls that one of them delays go on at once. */
    public synchronized void clear() {
        armed.clear();
        cleared.countDown();
        cleared = new CountDownLatch(1);
    }

    /** What strikes this call, which is counted. */
    public synchronized Strike strike(String method, String target) {
        return new Strike(
                armed.stream()
                        .filter(each -> each.strikes(method, target))
                        .map(each -> each.fault)
                        .toList(),
                cleared);
    }

    /**
     * What strikes a call.
     *
     * @param faults in the order in which they were added
     * @param cleared open once they are taken away
     */
    public record Strike(List<Fault> faults, CountDownLatch cleared) {}

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
