package org.kaoping.form.book;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** A zip written record by record, so that a test can make each of them lie. Members are stored. */
public final class ZipBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<byte[]> directory = new ArrayList<>();

    /** One member whose records can be made to lie before it is written. */
    public static final class Member {
        byte[] localName;
        byte[] centralName;
        byte[] data;
        byte[] extra = new byte[0];
        int localMethod;
        int centralMethod;
        int localFlags;
        int centralFlags;
        long localCrc;
        long centralCrc;
        long localSize;
        long centralSize;
        long packed;
        int made;
        long attributes;
        boolean listed = true;

        Member(byte[] name, byte[] data) {
            this.localName = name;
            this.centralName = name;
            this.data = data;
            CRC32 crc = new CRC32();
            crc.update(data);
            localCrc = crc.getValue();
            centralCrc = localCrc;
            localSize = data.length;
            centralSize = data.length;
            packed = data.length;
        }
    }

    /** A member that tells the truth. */
    public static Member member(String name, String data) {
        return new Member(name.getBytes(StandardCharsets.UTF_8), data.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a member. */
    public ZipBytes add(Member m) {
        int offset = out.size();
        write(
                out,
                buffer(30)
                        .putInt(0x04034b50)
                        .putShort((short) 20)
                        .putShort((short) m.localFlags)
                        .putShort((short) m.localMethod)
                        .putInt(0)
                        .putInt((int) m.localCrc)
                        .putInt((int) m.localSize)
                        .putInt((int) m.localSize)
                        .putShort((short) m.localName.length)
                        .putShort((short) 0));
        out.writeBytes(m.localName);
        out.writeBytes(m.data);
        if (m.listed) {
            ByteArrayOutputStream record = new ByteArrayOutputStream();
            write(
                    record,
                    buffer(46)
                            .putInt(0x02014b50)
                            .putShort((short) m.made)
                            .putShort((short) 20)
                            .putShort((short) m.centralFlags)
                            .putShort((short) m.centralMethod)
                            .putInt(0)
                            .putInt((int) m.centralCrc)
                            .putInt((int) m.packed)
                            .putInt((int) m.centralSize)
                            .putShort((short) m.centralName.length)
                            .putShort((short) m.extra.length)
                            .putShort((short) 0)
                            .putShort((short) 0)
                            .putShort((short) 0)
                            .putInt((int) m.attributes)
                            .putInt(offset));
            record.writeBytes(m.centralName);
            record.writeBytes(m.extra);
            directory.add(record.toByteArray());
        }
        return this;
    }

    /** The zip. */
    public byte[] bytes() {
        return bytes(directory.size(), 0, "");
    }

    /** The zip with an end record that claims a number of members, an offset that is off, and a comment. */
    public byte[] bytes(int count, int off, String comment) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(out.toByteArray());
        int start = whole.size();
        directory.forEach(whole::writeBytes);
        int size = whole.size() - start;
        byte[] text = comment.getBytes(StandardCharsets.ISO_8859_1);
        write(
                whole,
                buffer(22)
                        .putInt(0x06054b50)
                        .putInt(0)
                        .putShort((short) count)
                        .putShort((short) count)
                        .putInt(size)
                        .putInt(start + off)
                        .putShort((short) text.length));
        whole.writeBytes(text);
        return whole.toByteArray();
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void write(ByteArrayOutputStream to, ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.capacity()];
        buffer.flip().get(bytes, 0, buffer.limit());
        to.write(bytes, 0, bytes.length);
    }
}
