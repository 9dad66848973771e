package fr.balise.adapters.spark;

import fr.balise.core.PublicationEngine;
import fr.balise.core.policy.loading.PolicyFiles;
import fr.balise.core.policy.loading.PolicyLoader;
import fr.balise.core.policy.model.Policy;
import fr.balise.core.policy.problems.InvalidPolicy;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A policy on its way to a task, as the bytes of its files. A JVM makes one engine of it, whatever the number of tasks. */
final class PolicyBytes implements Serializable {
    private static final long serialVersionUID = 1;
    private static final Map<String, PublicationEngine> ENGINES = new ConcurrentHashMap<>();

    private final HashMap<String, byte[]> content;

    PolicyBytes(PolicyFiles files) {
        this.content = new HashMap<>(files.content());
    }

    private PolicyFiles files() {
        return new PolicyFiles(new TreeMap<>(content));
    }

    /** Lives as long as the JVM. */
    PublicationEngine engine() {
        PolicyFiles files = files();
        return ENGINES.computeIfAbsent(files.bundleDigest(), none -> PublicationEngine.of(load(files)));
    }

    Policy policy() {
        return engine().policy();
    }

    private static Policy load(PolicyFiles files) {
        try {
            return PolicyLoader.load(files);
        } catch (InvalidPolicy e) {
            throw new IllegalStateException("the driver loaded it", e);
        }
    }
}
