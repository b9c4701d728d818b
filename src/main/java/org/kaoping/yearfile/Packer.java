package org.kaoping.yearfile;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes files into a zip, one after another, and at its end the list of their hashes in sha256sum's own format. */
final class Packer implements AutoCloseable {
    /** The list of hashes: {@code sha256sum -c SHA256SUMS} checks an unpacked archive without any program of ours. */
    static final String SUMS = "SHA256SUMS";

    /** What a zip can say of a time begins here. */
    private static final LocalDateTime EARLIEST = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;
    private final Map<String, String> sums = new TreeMap<>();

    Packer(OutputStream out) {
        // names are UTF-8 and flagged so; what is longer than 4 GB or 65,535 files is written as zip64 by the class
        // itself
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /** Adds a file; gives its SHA-256. */
    String add(String path, byte[] bytes, LocalDateTime time) throws IOException {
        return add(path, new java.io.ByteArrayInputStream(bytes), time);
    }

    /** Adds a file; gives its SHA-256. */
    String add(String path, InputStream in, LocalDateTime time) throws IOException {
        ZipEntry entry = named(path);
        entry.setTimeLocal(time.isBefore(EARLIEST) ? EARLIEST : time.withNano(0));
        zip.putNextEntry(entry);
        MessageDigest digest = digest();
        // not closed: it is the zip's own stream
        in.transferTo(new DigestOutputStream(
                new FilterOutputStream(zip) {
                    @Override
                    public void write(byte[] bytes, int from, int length) throws IOException {
                        out.write(bytes, from, length);
                    }
                },
                digest));
        zip.closeEntry();
        String sum = HexFormat.of().formatHex(digest.digest());
        sums.put(path, sum);
        return sum;
    }

    /**
     * An entry that says its name twice: in UTF-8 with the flag for it, and in the extra field 0x7075 (Info-ZIP Unicode
     * Path), since unzip 6.0 takes the flagged name of an archive "made on FAT", as this class writes them, for code page 437.
     */
    private static ZipEntry named(String path) {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        CRC32 sum = new CRC32();
        sum.update(name);
        ByteBuffer extra = ByteBuffer.allocate(name.length + 9).order(ByteOrder.LITTLE_ENDIAN);
        extra.putShort((short) 0x7075).putShort((short) (name.length + 5));
        extra.put((byte) 1).putInt((int) sum.getValue()).put(name);
        ZipEntry entry = new ZipEntry(path);
        entry.setExtra(extra.array());
        return entry;
    }

    /** Adds a text; lines end as Windows wants them, with the mark that tells it that this is UTF-8. */
    String add(String path, String text, LocalDateTime time) throws IOException {
        return add(path, ("\uFEFF" + text.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8), time);
    }

    /** Adds the list of hashes and ends the zip; the stream below stays open. */
    void finish(LocalDateTime time) throws IOException {
        StringBuilder lines = new StringBuilder();
        sums.forEach((path, sum) -> lines.append(sum).append("  ").append(path).append('\n'));
        ZipEntry entry = named(SUMS);
        entry.setTimeLocal(time.withNano(0));
        zip.putNextEntry(entry);
        zip.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.finish();
    }

    /** Frees what compressing holds, also after a fault. */
    @Override
    public void close() throws IOException {
        zip.close();
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
