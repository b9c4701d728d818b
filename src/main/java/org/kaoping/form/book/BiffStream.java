package org.kaoping.form.book;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The records of a BIFF8 workbook as POI wrote them, for the things that POI gets wrong: a sheet that is put before
 * the others (POI renumbers references to sheets where none is meant), and conditional formats that come before those
 * that are there, whose numbers stay. And for a third: where POI takes a sheet out, it renumbers sheets of other
 * workbooks, too.
 */
final class BiffStream {
    private static final int NAME = 0x18;
    private static final int EXTERN_SHEET = 0x17;
    private static final int WINDOW = 0x3D;
    private static final int CONTINUE = 0x3C;
    private static final int SHEET = 0x85;
    private static final int SUP_BOOK = 0x1AE;
    private static final int FORMATS = 0x1B0;
    private static final int FORMAT = 0x1B1;
    private static final int LATER_FORMATS = 0x879;
    private static final int INDEX = 0x20B;
    private static final int BEGIN = 0x809;
    private static final int END = 0x0A;
    /** What says of a record of external books that it means this workbook. */
    private static final int SELF = 0x0401;

    /** One record: what it is, and its content without the head. */
    private record One(int kind, ByteBuffer content) {
        int size() {
            return content.capacity() + 4;
        }
    }

    private final List<One> globals;
    private final List<List<One>> sheets = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();

    private BiffStream(byte[] stream) {
        ByteBuffer all = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
        this.globals = substream(all);
        long count = globals.stream().filter(one -> one.kind() == SHEET).count();
        for (int i = 0; i < count; i++) {
            starts.add(all.position());
            sheets.add(substream(all));
        }
    }

    /**
     * Puts our conditional formats first, and the last sheet before all others.
     *
     * @param stream as POI wrote it: one substream per sheet, in their order
     * @param move whether the last sheet is moved
     * @param before the first and the last sheet of each reference before POI took a sheet out; those that mean other
     *     workbooks become so again
     */
    static byte[] arrange(byte[] stream, boolean move, List<int[]> before) {
        BiffStream biff = new BiffStream(stream);
        biff.check();
        biff.restore(before);
        biff.sheets.forEach(BiffStream::promote);
        if (move) {
            biff.move();
        }
        return biff.bytes(move);
    }

    private static List<One> substream(ByteBuffer all) {
        List<One> records = new ArrayList<>();
        int depth = 0;
        do {
            int kind = Short.toUnsignedInt(all.getShort());
            int length = Short.toUnsignedInt(all.getShort());
            ByteBuffer content = all.slice(all.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            all.position(all.position() + length);
            depth += kind == BEGIN ? 1 : kind == END ? -1 : 0;
            records.add(new One(kind, content));
        } while (depth > 0);
        return records;
    }

    private void check() {
        int index = 0;
        for (One one : globals) {
            if (one.kind() == SHEET && one.content().getInt(0) != starts.get(index++)) {
                throw Refusal.damaged("工作表的次序与内容不符");
            }
        }
    }

    private static void promote(List<One> sheet) {
        int first = -1;
        Set<Integer> taken = new HashSet<>();
        List<One> ours = new ArrayList<>();
        List<One> rest = new ArrayList<>();
        for (int i = 0; i < sheet.size(); i++) {
            One one = sheet.get(i);
            boolean formats = one.kind() == FORMATS;
            if (formats || one.kind() == LATER_FORMATS) {
                first = first < 0 ? rest.size() : first;
            }
            if (formats && i + 1 < sheet.size() && isOurs(sheet.get(i + 1))) {
                ours.add(one);
                while (i + 1 < sheet.size() && sheet.get(i + 1).kind() == FORMAT) {
                    ours.add(sheet.get(++i));
                }
                continue;
            }
            if (formats) {
                taken.add(number(one, 2));
            } else if (one.kind() == LATER_FORMATS && one.content().capacity() > 16) {
                taken.add(number(one, 14));
            }
            rest.add(one);
        }
        int free = 0;
        for (One one : ours) {
            if (one.kind() == FORMATS) {
                while (taken.contains(free)) {
                    free++;
                }
                int flag = one.content().getShort(2) & 1;
                one.content().putShort(2, (short) (free++ << 1 | flag));
            }
        }
        if (!ours.isEmpty()) {
            rest.addAll(first, ours);
            sheet.clear();
            sheet.addAll(rest);
        }
    }

    private static int number(One formats, int at) {
        return Short.toUnsignedInt(formats.content().getShort(at)) >> 1;
    }

    private static boolean isOurs(One format) {
        byte[] content = new byte[format.content().capacity()];
        format.content().get(0, content);
        String narrow = new String(content, StandardCharsets.ISO_8859_1);
        return format.kind() == FORMAT && narrow.replace("\0", "").contains(MarkedSheet.WORD);
    }

    private void restore(List<int[]> before) {
        List<Boolean> selves = new ArrayList<>();
        int reference = 0;
        int from = -1;
        for (One one : globals) {
            if (one.kind() == SUP_BOOK) {
                selves.add(isSelf(one.content()));
            }
            from = one.kind() == EXTERN_SHEET ? 2 : one.kind() == CONTINUE && from >= 0 ? 0 : -1;
            for (int at = from; from >= 0 && at + 6 <= one.content().capacity(); at += 6, reference++) {
                int book = Short.toUnsignedInt(one.content().getShort(at));
                if (reference < before.size() && book < selves.size() && !selves.get(book)) {
                    one.content().putShort(at + 2, (short) before.get(reference)[0]);
                    one.content().putShort(at + 4, (short) before.get(reference)[1]);
                }
            }
        }
    }

    private static boolean isSelf(ByteBuffer book) {
        return book.capacity() == 4 && Short.toUnsignedInt(book.getShort(2)) == SELF;
    }

    private void move() {
        int count = sheets.size();
        List<One> heads = new ArrayList<>();
        List<Integer> books = new ArrayList<>();
        int first = -1;
        for (int i = 0; i < globals.size(); i++) {
            One one = globals.get(i);
            ByteBuffer content = one.content();
            switch (one.kind()) {
                case SHEET -> {
                    first = first < 0 ? i : first;
                    heads.add(one);
                }
                case SUP_BOOK -> {
                    boolean self = isSelf(content);
                    books.add(self ? 1 : 0);
                    if (self) {
                        content.putShort(0, (short) count);
                    }
                }
                case EXTERN_SHEET -> {
                    references(content, 2, books);
                    for (int j = i + 1; globals.get(j).kind() == CONTINUE; j++) {
                        references(globals.get(j).content(), 0, books);
                    }
                }
                case NAME -> {
                    int of = Short.toUnsignedInt(content.getShort(8));
                    content.putShort(8, (short) (of == 0 ? 0 : moved(of - 1) + 1));
                }
                case WINDOW -> {
                    content.putShort(10, (short) moved(Short.toUnsignedInt(content.getShort(10))));
                    content.putShort(12, (short) 0);
                }
                default -> {}
            }
        }
        globals.removeAll(heads);
        heads.add(0, heads.remove(count - 1));
        globals.addAll(first, heads);
        sheets.add(0, sheets.remove(count - 1));
        starts.add(0, starts.remove(count - 1));
    }

    private void references(ByteBuffer content, int from, List<Integer> books) {
        for (int at = from; at + 6 <= content.capacity(); at += 6) {
            int book = Short.toUnsignedInt(content.getShort(at));
            if (book < books.size() && books.get(book) == 1) {
                content.putShort(at + 2, (short) moved(content.getShort(at + 2)));
                content.putShort(at + 4, (short) moved(content.getShort(at + 4)));
            }
        }
    }

    /** Where a sheet is after the move; below zero no sheet is meant. */
    private int moved(int sheet) {
        return sheet < 0 || sheet >= sheets.size() ? sheet : sheet == sheets.size() - 1 ? 0 : sheet + 1;
    }

    private byte[] bytes(boolean moved) {
        int at = globals.stream().mapToInt(One::size).sum();
        List<Integer> now = new ArrayList<>();
        for (List<One> sheet : sheets) {
            now.add(at);
            at += sheet.stream().mapToInt(One::size).sum();
        }
        int index = 0;
        for (One one : globals) {
            if (one.kind() == SHEET) {
                one.content().putInt(0, now.get(index++));
            }
        }
        if (moved) {
            for (int i = 0; i < sheets.size(); i++) {
                shift(sheets.get(i), now.get(i) - starts.get(i));
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(at);
        globals.forEach(one -> write(out, one));
        sheets.forEach(sheet -> sheet.forEach(one -> write(out, one)));
        return out.toByteArray();
    }

    /** A sheet's index names places of the whole stream. */
    private static void shift(List<One> sheet, int by) {
        for (One one : sheet) {
            if (one.kind() == INDEX) {
                for (int at = 12; at + 4 <= one.content().capacity(); at += 4) {
                    int place = one.content().getInt(at);
                    one.content().putInt(at, place == 0 ? 0 : place + by);
                }
            }
        }
    }

    private static void write(ByteArrayOutputStream out, One one) {
        out.write(one.kind());
        out.write(one.kind() >> 8);
        out.write(one.content().capacity());
        out.write(one.content().capacity() >> 8);
        byte[] content = new byte[one.content().capacity()];
        one.content().get(0, content);
        out.writeBytes(content);
    }
}
