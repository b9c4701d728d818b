package org.kaoping.form.book;

/** All that a master says. */
public final class MasterBook {
    private final byte[] bytes;

    /** Keeps the bytes. */
    public MasterBook(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** The master's own bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }
}
