package fr.balise.operations.running;

/**
 * Who acts, and from where (EX_GDT_5040).
 *
 * @param author a person or an account that leads to one
 * @param client the program and the system it runs on, with versions
 * @param source the network address or technical id of this machine
 */
public record RunIdentity(String author, String client, String source) {}
