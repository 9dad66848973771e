package fr.balise.adapters.fhir.dialect;

/** How a patch changes a mailbox that stays. */
public enum UpdateForm {
    /**
     * One {@code replace} an attribute. It leaves alone what the public data hide. An attribute that is not there yet
     * cannot be replaced: such a change is made as {@link #DELETE_INSERT}.
     */
    REPLACE_ATTRIBUTE,
    /** One {@code replace} of the whole contact point. What reads hide is lost unless it is known from elsewhere. */
    REPLACE_CONTACTPOINT,
    /** {@code delete} and {@code insert} in one request; what reads hide is lost as above. */
    DELETE_INSERT
}
