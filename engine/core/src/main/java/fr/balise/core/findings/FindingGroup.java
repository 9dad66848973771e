package fr.balise.core.findings;

/** What to do about a finding, and where. */
public enum FindingGroup {
    CHECK_THE_SOURCE("Vérifier la source et refaire l'extraction", "Check the source and extract it again"),
    CORRECT_THE_STOCK("Corriger le stock", "Correct the stock"),
    CORRECT_THE_ANSWERS("Corriger les déclarations d'usage", "Correct the usage declarations"),
    ASK_THE_PROFESSIONAL("Demander au professionnel", "Ask the professional"),
    CORRECT_THE_DIRECTORY("Faire corriger l'annuaire", "Have the directory corrected"),
    CHECK_THE_POLICY("Revoir la politique", "Check the policy"),
    LOOK("Regarder le cas", "Look at the case");

    private final Text title;

    FindingGroup(String fr, String en) {
        this.title = new Text(fr, en);
    }

    /** As a heading. */
    public Text title() {
        return title;
    }
}
