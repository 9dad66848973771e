package fr.balise.core.policy.model;

import fr.balise.core.findings.Text;

/**
 * What a rule rests on, as the policy's {@code sources.yaml} tells it.
 *
 * @param id what rules and rows cite, for example {@code A3-PER}
 * @param document which document
 * @param place where in it
 * @param says what it says, in words of the policy's own
 */
public record Source(String id, Text document, Text place, Text says) {}
