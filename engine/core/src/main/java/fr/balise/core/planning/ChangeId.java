package fr.balise.core.planning;

/** Names a change by what it intends, so that the same intention bears the same name in every plan. */
final class ChangeId {
    private static final int LENGTH = 16;

    private ChangeId() {}

    static String of(Change change) {
        return new Digests()
                .add(change.action())
                .add(change.target().address())
                .add(change.target().type())
                .add(change.target().carrier())
                .add(change.edits())
                .hex()
                .substring(0, LENGTH);
    }
}
