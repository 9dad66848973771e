package fr.balise.core.digest;

/** A type that stands in JSON otherwise than as the list of its components. */
public interface JsonForm {
    /** What stands for it: a map, a list, a record, or a value that {@link JsonTree} knows. */
    Object json();
}
