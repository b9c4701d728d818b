package org.kaoping;

/** Starts Kaoping. */
public final class Kaoping {
    private Kaoping() {}

    /**
     * Starts the server.
     *
     * @param args settings as {@code --name=value}
     */
    public static void main(String[] args) {}
}
