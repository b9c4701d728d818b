package org.kaoping.intake;

import java.lang.ref.SoftReference;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Sheet;

/** The few workbooks that were read last, as long as the heap has room for them; large ones are not kept. */
final class ReadBooks {
    private static final int MOST = 4;
    private static final int MOST_CELLS = 50_000;

    private final Map<String, SoftReference<Book>> books = new LinkedHashMap<>();

    /** The workbook of those very bytes; null where it isn't remembered. */
    @Nullable
    Book get(byte[] bytes) {
        String hash = hash(bytes);
        synchronized (books) {
            SoftReference<Book> known = books.get(hash);
            return known == null ? null : known.get();
        }
    }

    /** Remembers a workbook. */
    void put(byte[] bytes, Book book) {
        long cells = 0;
        for (Sheet sheet : book.sheets()) {
            cells += sheet.cells().size();
        }
        if (cells > MOST_CELLS) {
            return;
        }
        String hash = hash(bytes);
        synchronized (books) {
            books.remove(hash);
            books.put(hash, new SoftReference<>(book));
            if (books.size() > MOST) {
                books.remove(books.keySet().iterator().next());
            }
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
