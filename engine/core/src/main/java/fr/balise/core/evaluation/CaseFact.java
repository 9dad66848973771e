package fr.balise.core.evaluation;

import fr.balise.core.cases.FlatCase;
import fr.balise.core.cases.Vocabulary;

/**
 * A case as Drools sees it, and nobody else: numbers, which it compares fastest. Public because Drools reads it so; it has
 * a getter for each place of a {@link Vocabulary}.
 */
public final class CaseFact {
    private final int kind;
    private final byte[] values;

    CaseFact(FlatCase aCase) {
        this.kind = aCase.kind().ordinal();
        this.values = aCase.values();
    }

    public int getKind() {
        return kind;
    }

    public int getA0() {
        return values[0];
    }

    public int getA1() {
        return values[1];
    }

    public int getA2() {
        return values[2];
    }

    public int getA3() {
        return values[3];
    }

    public int getA4() {
        return values[4];
    }

    public int getA5() {
        return values[5];
    }

    public int getA6() {
        return values[6];
    }

    public int getA7() {
        return values[7];
    }

    public int getA8() {
        return values[8];
    }

    public int getA9() {
        return values[9];
    }

    public int getA10() {
        return values[10];
    }

    public int getA11() {
        return values[11];
    }

    public int getA12() {
        return values[12];
    }

    public int getA13() {
        return values[13];
    }

    public int getA14() {
        return values[14];
    }

    public int getA15() {
        return values[15];
    }

    public int getA16() {
        return values[16];
    }

    public int getA17() {
        return values[17];
    }

    public int getA18() {
        return values[18];
    }

    public int getA19() {
        return values[19];
    }

    public int getA20() {
        return values[20];
    }

    public int getA21() {
        return values[21];
    }

    public int getA22() {
        return values[22];
    }

    public int getA23() {
        return values[23];
    }

    public int getA24() {
        return values[24];
    }

    public int getA25() {
        return values[25];
    }

    public int getA26() {
        return values[26];
    }

    public int getA27() {
        return values[27];
    }

    public int getA28() {
        return values[28];
    }

    public int getA29() {
        return values[29];
    }

    public int getA30() {
        return values[30];
    }

    public int getA31() {
        return values[31];
    }

    public int getA32() {
        return values[32];
    }

    public int getA33() {
        return values[33];
    }

    public int getA34() {
        return values[34];
    }

    public int getA35() {
        return values[35];
    }

    public int getA36() {
        return values[36];
    }

    public int getA37() {
        return values[37];
    }

    public int getA38() {
        return values[38];
    }

    public int getA39() {
        return values[39];
    }

    public int getA40() {
        return values[40];
    }

    public int getA41() {
        return values[41];
    }

    public int getA42() {
        return values[42];
    }

    public int getA43() {
        return values[43];
    }

    public int getA44() {
        return values[44];
    }

    public int getA45() {
        return values[45];
    }
}
