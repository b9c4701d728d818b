package org.kaoping.form.book;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.kaoping.problem.Place;

/**
 * Reads the central directory of a zip and holds every record against its local record. Programs differ in which of
 * the two they believe, so a zip in which they differ, overlap, or leave out a record has no single content.
 */
final class ZipDirectory {
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END64 = 0x06064b50;
    private static final int LOCATOR64 = 0x07064b50;
    private static final long NONE32 = 0xFFFFFFFFL;
    private static final int END_LENGTH = 22;
    /** Signature, CRC and two sizes of 8 bytes. */
    private static final int LONGEST_DESCRIPTOR = 24;

    private static final Charset GB18030 = Charset.forName("GB18030");

    private final ByteBuffer file;
    private final int length;
    private final Limits limits;

    private ZipDirectory(byte[] bytes, Limits limits) {
        this.file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.length = bytes.length;
        this.limits = limits;
    }

    /**
     * The records in the order of the directory.
     *
     * @throws Refusal where the zip is damaged or contradicts itself
     */
    static List<ZipHead> read(byte[] bytes, Limits limits) {
        return new ZipDirectory(bytes, limits).read();
    }

    private List<ZipHead> read() {
        int end = findEnd();
        long count = u16(end + 10);
        long size = u32(end + 12);
        long start = u32(end + 16);
        boolean oneDisk = u16(end + 4) == 0 && u16(end + 6) == 0 && u16(end + 8) == count;
        if (!oneDisk && u16(end + 4) != 0xFFFF) {
            throw Refusal.damaged("压缩目录分卷或自相矛盾");
        }
        int limit = end;
        int locator = end - 20;
        if (locator >= 0 && file.getInt(locator) == LOCATOR64) {
            long at = file.getLong(locator + 8);
            if (at < 0 || at > locator - 56 || file.getInt((int) at) != END64) {
                throw Refusal.damaged("压缩目录（Zip64）指向文件之外");
            }
            int end64 = (int) at;
            long count64 = file.getLong(end64 + 32);
            long size64 = file.getLong(end64 + 40);
            long start64 = file.getLong(end64 + 48);
            if (differs(count, 0xFFFF, count64) || differs(size, NONE32, size64) || differs(start, NONE32, start64)) {
                throw Refusal.damaged("压缩目录的两处说法不一致");
            }
            count = count64;
            size = size64;
            start = start64;
            limit = end64;
        }
        if (start < 0 || size < 0 || start > limit || size > limit - start || count < 0 || count > size / 46) {
            throw Refusal.damaged("压缩目录指向文件之外");
        }
        if (count > limits.entries()) {
            throw Refusal.limit(
                    Place.WORKBOOK, "压缩包内的文件数", Long.toString(count), limits.entries(), "请分成几个压缩包上传，或去掉无关的文件。");
        }
        List<ZipHead> heads = records((int) start, (int) (start + size), (int) count);
        checkLayout(heads, (int) start, (int) (start + size), end);
        return heads;
    }

    private static boolean differs(long small, long unknown, long large) {
        return small != unknown && small != large;
    }

    private int findEnd() {
        int found = -1;
        int lowest = Math.max(0, length - END_LENGTH - 0xFFFF);
        for (int at = length - END_LENGTH; at >= lowest; at--) {
            if (file.get(at) == 'P' && file.getInt(at) == END && at + END_LENGTH + u16(at + 20) == length) {
                if (found >= 0) {
                    throw Refusal.damaged("文件有两个压缩目录");
                }
                found = at;
            }
        }
        if (found < 0) {
            throw Refusal.damaged("文件不完整，没有压缩目录（可能没有传完）");
        }
        return found;
    }

    private List<ZipHead> records(int start, int limit, int count) {
        List<ZipHead> heads = new ArrayList<>(count);
        int at = start;
        for (int i = 0; i < count; i++) {
            if (at > limit - 46 || file.getInt(at) != CENTRAL) {
                throw Refusal.damaged("压缩目录不完整");
            }
            int nameLength = u16(at + 28);
            int extraLength = u16(at + 30);
            int next = at + 46 + nameLength + extraLength + u16(at + 32);
            if (next > limit) {
                throw Refusal.damaged("压缩目录不完整");
            }
            heads.add(record(at, nameLength, extraLength));
            at = next;
        }
        if (at != limit) {
            throw Refusal.damaged("压缩目录的长度与内容不符");
        }
        return heads;
    }

    private ZipHead record(int at, int nameLength, int extraLength) {
        int flags = u16(at + 8);
        int method = u16(at + 10);
        long crc = u32(at + 16);
        int nameAt = at + 46;
        long[] sizes = sizes(u32(at + 24), u32(at + 20), u32(at + 42), nameAt + nameLength, extraLength);
        long local = sizes[2];
        if (local < 0 || local > length - 30L || file.getInt((int) local) != LOCAL) {
            throw Refusal.damaged("压缩目录与文件内容不符");
        }
        int head = (int) local;
        int localName = u16(head + 26);
        int localExtra = u16(head + 28);
        long data = local + 30 + localName + localExtra;
        if (data > length || sizes[0] < 0 || sizes[1] < 0 || sizes[1] > length - data) {
            throw Refusal.damaged("压缩目录与文件内容不符");
        }
        boolean same = localName == nameLength
                && file.slice(nameAt, nameLength).equals(file.slice(head + 30, nameLength))
                && u16(head + 8) == method
                && (u16(head + 6) & 0x41) == (flags & 0x41);
        long[] there = sizes(u32(head + 22), u32(head + 18), 0, head + 30 + localName, localExtra);
        boolean streamed = (flags & 8) != 0;
        same &= agrees(u32(head + 14), crc, streamed)
                && agrees(there[0], sizes[0], streamed)
                && agrees(there[1], sizes[1], streamed);
        if (!same) {
            throw Refusal.damaged("压缩目录与文件内容不符");
        }
        byte[] name = bytes(nameAt, nameLength);
        String text = name(name, flags, unicodeName(name, nameAt + nameLength, extraLength));
        return new ZipHead(text, flags, method, crc, sizes[1], sizes[0], u16(at + 4), u32(at + 38), head, (int) data);
    }

    /** Streaming writers don't know the sizes yet and leave zero (or the mark of Zip64) in the local record. */
    private static boolean agrees(long local, long central, boolean streamed) {
        return local == central || (streamed && (local == 0 || local == NONE32));
    }

    /** Inflated size, packed size and offset; those that are 0xFFFFFFFF are taken from the Zip64 field, in this order. */
    private long[] sizes(long size, long packed, long offset, int extraAt, int extraLength) {
        long[] all = {size, packed, offset};
        if (size != NONE32 && packed != NONE32 && offset != NONE32) {
            return all;
        }
        int[] field = extra(1, extraAt, extraLength);
        int at = field[0];
        for (int i = 0; i < all.length; i++) {
            if (all[i] == NONE32 && field[1] >= 8) {
                all[i] = file.getLong(at);
                at += 8;
                field[1] -= 8;
            }
        }
        return all;
    }

    /** Where an extra field lies and how long it is; length 0 where there is none. */
    private int[] extra(int id, int extraAt, int extraLength) {
        int at = extraAt;
        int limit = Math.min(extraAt + extraLength, length);
        while (at <= limit - 4) {
            int size = u16(at + 2);
            if (size > limit - at - 4) {
                break;
            }
            if (u16(at) == id) {
                return new int[] {at + 4, size};
            }
            at += 4 + size;
        }
        return new int[] {extraAt, 0};
    }

    /** WinRAR and others put the name in Unicode into a field of its own, with the CRC of the plain one. */
    private @Nullable String unicodeName(byte[] plain, int extraAt, int extraLength) {
        int[] field = extra(0x7075, extraAt, extraLength);
        if (field[1] < 6 || file.get(field[0]) != 1) {
            return null;
        }
        CRC32 crc = new CRC32();
        crc.update(plain);
        return crc.getValue() == u32(field[0] + 1)
                ? strict(bytes(field[0] + 5, field[1] - 5), StandardCharsets.UTF_8)
                : null;
    }

    private static String name(byte[] plain, int flags, @Nullable String unicode) {
        String name = (flags & 0x800) == 0 ? unicode : null;
        if (name == null) {
            name = strict(plain, StandardCharsets.UTF_8);
        }
        if (name == null) {
            name = new String(plain, GB18030);
        }
        return name.replace('\\', '/');
    }

    private static @Nullable String strict(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** No two records may share bytes, and no local record may stand where the directory doesn't lead. */
    private void checkLayout(List<ZipHead> heads, int directory, int directoryEnd, int end) {
        List<ZipHead> inOrder = new ArrayList<>(heads);
        inOrder.sort(Comparator.comparingInt(ZipHead::local));
        int reached = 0;
        for (ZipHead head : inOrder) {
            if (head.local() < reached) {
                throw Refusal.damaged("文件内部的部件互相重叠");
            }
            checkGap(reached, head.local());
            reached = head.end() + (head.descriptor() ? descriptor(head.end(), directory) : 0);
        }
        if (reached > directory) {
            throw Refusal.damaged("文件内部的部件互相重叠");
        }
        checkGap(reached, directory);
        checkGap(directoryEnd, end);
    }

    private int descriptor(int at, int directory) {
        int longest = Math.min(LONGEST_DESCRIPTOR, directory - at);
        for (int i = 0; i <= longest; i++) {
            if (at + i <= length - 4 && (file.getInt(at + i) == LOCAL || file.getInt(at + i) == CENTRAL)) {
                return i;
            }
        }
        return Math.max(0, longest);
    }

    private void checkGap(int from, int to) {
        for (int at = from; at <= to - 4; at++) {
            if (file.get(at) == 'P' && file.getInt(at) == LOCAL) {
                throw Refusal.damaged("文件里有压缩目录没有列出的部件");
            }
        }
    }

    private byte[] bytes(int from, int count) {
        return Arrays.copyOfRange(file.array(), from, from + count);
    }

    private int u16(int at) {
        return file.getShort(at) & 0xFFFF;
    }

    private long u32(int at) {
        return file.getInt(at) & NONE32;
    }
}
