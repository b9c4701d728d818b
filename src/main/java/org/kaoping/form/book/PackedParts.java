package org.kaoping.form.book;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The parts of a workbook's container. Written by hand rather than with the JDK's stream, so that a part that never
 * changes is deflated once and copied as it is into each workbook, and so that the same values give the same bytes.
 */
final class PackedParts {
    /** 1 January 1980, the earliest that the format can say: a workbook's bytes must not depend on when it was made. */
    private static final int DOS_DATE = (1 << 5) | 1;

    private static final int UTF8_NAME = 1 << 11;
    private static final int DEFLATED = 8;
    private static final int LEVEL = 6;
    /** An empty block that says that no other follows. */
    private static final byte[] LAST_BLOCK = {3, 0};

    /** A part, deflated. */
    record Part(String name, byte[] deflated, int crc, int size) {}

    private PackedParts() {}

    /**
     * The parts of a container in its order, by name without a leading slash.
     *
     * @throws IllegalArgumentException when it can't be read; a master went through its compiler before
     */
    static Map<String, byte[]> unpack(byte[] container) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(container), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    String name = entry.getName().replace('\\', '/');
                    parts.put(name.startsWith("/") ? name.substring(1) : name, zip.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("not a container: " + e.getMessage(), e);
        }
        return parts;
    }

    /** Deflates a part. */
    static Part pack(String name, byte[] bytes) {
        return join(name, List.of(block(bytes)));
    }

    /**
     * A stretch of a part, deflated by itself so that it can stand beside any other.
     *
     * @param bytes as they come out
     * @param deflated whole blocks of the deflate format, not the last of the part
     */
    record Block(byte[] bytes, byte[] deflated) {}

    /** Deflates a stretch of a part. */
    static Block block(byte[] bytes) {
        Deflater deflater = new Deflater(LEVEL, true);
        try {
            deflater.setInput(bytes);
            ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(64, bytes.length / 6));
            byte[] buffer = new byte[16_384];
            int got;
            do {
                got = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
                out.write(buffer, 0, got);
            } while (got == buffer.length);
            return new Block(bytes, out.toByteArray());
        } finally {
            deflater.end();
        }
    }

    /** The part that these stretches make up in their order. */
    static Part join(String name, List<Block> blocks) {
        CRC32 crc = new CRC32();
        int size = 0;
        int packed = LAST_BLOCK.length;
        for (Block block : blocks) {
            crc.update(block.bytes);
            size += block.bytes.length;
            packed += block.deflated.length;
        }
        byte[] deflated = new byte[packed];
        int at = 0;
        for (Block block : blocks) {
            System.arraycopy(block.deflated, 0, deflated, at, block.deflated.length);
            at += block.deflated.length;
        }
        System.arraycopy(LAST_BLOCK, 0, deflated, at, LAST_BLOCK.length);
        return new Part(name, deflated, (int) crc.getValue(), size);
    }

    /** The container with these parts, in this order. */
    static byte[] zip(List<Part> parts) {
        Bytes out = new Bytes(
                parts.stream().mapToInt(part -> part.deflated.length + 200).sum() + 100);
        Bytes directory = new Bytes(parts.size() * 100);
        for (Part part : parts) {
            byte[] name = part.name.getBytes(StandardCharsets.UTF_8);
            int flags = name.length == part.name.length() ? 0 : UTF8_NAME;
            int offset = out.size();
            out.four(0x04034b50);
            common(out, part, name, flags);
            out.two(0);
            out.writeBytes(name);
            out.writeBytes(part.deflated);
            directory.four(0x02014b50);
            directory.two(20);
            common(directory, part, name, flags);
            directory.two(0);
            directory.two(0);
            directory.two(0);
            directory.two(0);
            directory.four(0);
            directory.four(offset);
            directory.writeBytes(name);
        }
        int start = out.size();
        out.writeBytes(directory.toByteArray());
        out.four(0x06054b50);
        out.two(0);
        out.two(0);
        out.two(parts.size());
        out.two(parts.size());
        out.four(directory.size());
        out.four(start);
        out.two(0);
        return out.toByteArray();
    }

    /** What local header and directory share, from the needed version to the name's length. */
    private static void common(Bytes out, Part part, byte[] name, int flags) {
        out.two(20);
        out.two(flags);
        out.two(DEFLATED);
        out.two(0);
        out.two(DOS_DATE);
        out.four(part.crc);
        out.four(part.deflated.length);
        out.four(part.size);
        out.two(name.length);
    }

    private static final class Bytes extends ByteArrayOutputStream {
        Bytes(int size) {
            super(size);
        }

        void two(int value) {
            write(value);
            write(value >>> 8);
        }

        void four(int value) {
            two(value);
            two(value >>> 16);
        }
    }
}
