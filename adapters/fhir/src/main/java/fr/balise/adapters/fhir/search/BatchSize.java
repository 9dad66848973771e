package fr.balise.adapters.fhir.search;

/** How many bytes of values one search may hold on this server, as far as is known: halved by failures, won back slowly. */
final class BatchSize {
    private int most;
    private int now;
    /** The most that was managed. */
    private int managed;

    BatchSize(int most) {
        this.most = most;
        this.now = most;
    }

    int bytes() {
        return now;
    }

    /** True when another search of that measure changes nothing, unless it fails. */
    boolean isSettled() {
        return now >= most - most / 4;
    }

    /** No search may be longer, whatever is managed. */
    void atMost(int bytes) {
        most = Math.min(most, bytes);
        now = Math.min(now, most);
    }

    /** Goes half the way back to what failed, as long as that is far: each try in vain is a call lost, or half a minute. */
    void managed(int bytes) {
        managed = Math.max(managed, bytes);
        if (bytes > now / 2 && !isSettled()) {
            now += (most - now) / 2;
        }
    }

    /** Never so much again; what was managed may be. */
    void failed(int bytes) {
        if (bytes <= managed) {
            managed = 0;
        }
        most = Math.min(most, bytes - 1);
        now = Math.min(most, Math.max(managed, bytes / 2));
    }
}
