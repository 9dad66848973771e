package fr.balise.core.planning;

import fr.balise.core.digest.JsonForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether the policy that decided was proved, as far as whoever made the plan was told. */
public sealed interface ProofStatus extends JsonForm {
    /** Nobody gave a certificate. */
    ProofStatus NONE = new NotProved(Why.NO_CERTIFICATE);

    /**
     * A certificate says that all promises hold of this very policy, under this very engine.
     *
     * @param certificate SHA-256 over all that the certificate says
     * @param engine version of the engine that proved it
     * @param space SHA-256 of the cases
     * @param cases how many were decided
     * @param promises ids of what holds in each of them
     */
    record Proved(String certificate, String engine, String space, long cases, List<String> promises)
            implements ProofStatus {
        /** Copies the list. */
        public Proved {
            promises = List.copyOf(promises);
        }

        @Override
        public Object json() {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("proved", true);
            members.put("certificate", certificate);
            members.put("engine", engine);
            members.put("space", space);
            members.put("cases", cases);
            members.put("promises", promises);
            return members;
        }
    }

    /** No certificate, or one that proves something else. */
    record NotProved(Why why) implements ProofStatus {
        @Override
        public Object json() {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("proved", false);
            members.put("why", why);
            return members;
        }
    }

    /** Why a policy does not count as proved. */
    enum Why {
        /** None was given. */
        NO_CERTIFICATE,
        /** The policy was changed since, or it is another one. */
        OTHER_POLICY,
        /** The policy promises something else than what was checked. */
        OTHER_PROMISES,
        /** Another version of the engine proved it. */
        OTHER_ENGINE,
        /** The certificate says that something does not hold. */
        DOES_NOT_HOLD
    }

    /** True when all promises hold. */
    default boolean proved() {
        return this instanceof Proved;
    }
}
