package org.kaoping.form.book;

import java.io.InputStream;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.kaoping.problem.Place;

/**
 * The inflated bytes of one part. What comes out is counted, never what the headers claim; at its end the size and the
 * CRC must be right. Throws {@link Refusal}, never an IOException.
 */
final class PartStream extends InputStream {
    private final byte[] file;
    private final ZipHead head;
    private final long allowed;
    private final ZipParts.Budget budget;
    private final CRC32 crc = new CRC32();
    private final Inflater inflater = new Inflater(true);
    private long out;
    private boolean finished;

    /** Reads one part; {@code allowed} is the greatest number of bytes that may come out of it. */
    PartStream(byte[] file, ZipHead head, long allowed, ZipParts.Budget budget) {
        this.file = file;
        this.head = head;
        this.allowed = allowed;
        this.budget = budget;
        if (head.method() == 8) {
            inflater.setInput(file, head.data(), (int) head.packed());
        }
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int from, int count) {
        Objects.checkFromIndexSize(from, count, to.length);
        if (finished) {
            return -1;
        }
        if (count == 0) {
            return 0;
        }
        int got = head.method() == 0 ? stored(to, from, count) : inflated(to, from, count);
        if (got < 0) {
            finished = true;
            inflater.end();
            if (out != head.size() || crc.getValue() != head.crc()) {
                throw Refusal.damaged("部件 " + head.name() + " 的校验码不符");
            }
            return -1;
        }
        out += got;
        if (out > head.size()) {
            throw Refusal.damaged("部件 " + head.name() + " 比目录里写的大");
        }
        crc.update(to, from, got);
        if (out > allowed) {
            throw tooLarge("单个部件解压后的字节数", allowed);
        }
        if (!budget.take(got)) {
            throw tooLarge("解压后的总字节数", budget.total());
        }
        return got;
    }

    private static Refusal tooLarge(String limit, long allowed) {
        return Refusal.limit(Place.WORKBOOK, limit, "超过 " + allowed, allowed, "请删去多余的工作表、空行和图片，另存后再上传。");
    }

    private int stored(byte[] to, int from, int count) {
        int got = (int) Math.min(count, head.packed() - out);
        if (got <= 0) {
            return -1;
        }
        System.arraycopy(file, (int) (head.data() + out), to, from, got);
        return got;
    }

    private int inflated(byte[] to, int from, int count) {
        try {
            int got = inflater.inflate(to, from, count);
            if (got > 0) {
                return got;
            }
            if (inflater.finished() && inflater.getBytesRead() == head.packed()) {
                return -1;
            }
            throw Refusal.damaged("部件 " + head.name() + " 的压缩数据不完整");
        } catch (DataFormatException e) {
            throw Refusal.damaged("部件 " + head.name() + " 的压缩数据损坏");
        }
    }

    @Override
    public void close() {
        finished = true;
        inflater.end();
    }
}
