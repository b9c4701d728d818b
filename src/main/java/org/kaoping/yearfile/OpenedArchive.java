package org.kaoping.yearfile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/**
 * A year's archive, open for reading where it lies. Nothing is unpacked by its names; whatever is read is counted, so that
 * a file that says it is small and is not ends in a problem.
 */
public final class OpenedArchive implements AutoCloseable {
    private static final int MOST_ENTRIES = 200_000;

    /** No more than this comes out of an archive, or so many times its own size where that is less. */
    private static final long MOST_BYTES = 64L << 30;

    private static final long LEAST_BYTES = 512L << 20;
    private static final int MOST_TIMES = 40;
    private static final int MOST_IN_MEMORY = 200 << 20;
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *](.+)");

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries;
    private final Contents.Card card;
    private final List<Original> originals;
    private long left;

    /**
     * An original.
     *
     * @param upload the upload's id
     * @param path where it lies; empty where it was lost already
     * @param sha256 its hash when it came
     */
    public record Original(String upload, String path, String sha256) {}

    private OpenedArchive(ZipFile zip, Map<String, ZipEntry> entries, long left) throws IOException {
        this.zip = zip;
        this.entries = entries;
        this.left = left;
        this.card = Contents.card(read(Contents.CARD));
        this.originals = Contents.originals(read(Contents.FILES)).stream()
                .map(one -> new Original(one.upload(), one.path(), one.sha256()))
                .toList();
    }

    /** Something about the file that makes it no archive. */
    private static final class Faulty extends IOException {
        private static final long serialVersionUID = 1L;

        Faulty(String what) {
            super(what);
        }
    }

    /** Opens an archive; a problem where it is none, or would do harm. */
    public static Checked<OpenedArchive> open(Path file) {
        if (!Files.isRegularFile(file)) {
            return Checked.failed(faulty("没有这个文件：" + file));
        }
        ZipFile zip = null;
        try {
            zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
            OpenedArchive opened = new OpenedArchive(zip, entries(zip), most(Files.size(file)));
            if (opened.card.format() < 1 || opened.card.format() > Contents.FORMAT) {
                throw new Faulty("归档格式是 " + opened.card.format() + "，本程序只认到 " + Contents.FORMAT + "，请用更新的程序");
            }
            return Checked.of(opened);
        } catch (IOException | IllegalArgumentException e) {
            close(zip);
            return Checked.failed(faulty(e instanceof Faulty ? said(e) : "不是完好的 zip，或缺少归档信息：" + said(e)));
        }
    }

    private static long most(long size) {
        return Math.min(MOST_BYTES, Math.max(LEAST_BYTES, size * MOST_TIMES));
    }

    private static void close(@org.jspecify.annotations.Nullable ZipFile zip) {
        try {
            if (zip != null) {
                zip.close();
            }
        } catch (IOException e) {
            // it is only read
            zip.entries();
        }
    }

    private static String said(Exception e) {
        return shown(String.valueOf(e.getMessage()));
    }

    private static Problem faulty(String what) {
        return Problem.of(ProblemCode.NOT_A_YEAR_ARCHIVE, Place.WORKBOOK).found(what);
    }

    /** A name short enough and clean enough to be said. */
    private static String shown(String text) {
        String clean = text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
        return clean.length() > 120 ? clean.substring(0, 120) + "…" : clean;
    }

    private static Map<String, ZipEntry> entries(ZipFile zip) throws Faulty {
        if (zip.size() > MOST_ENTRIES) {
            throw new Faulty("里面有 " + zip.size() + " 个文件，超过 " + MOST_ENTRIES + " 个");
        }
        Map<String, ZipEntry> entries = new TreeMap<>();
        Set<String> names = new HashSet<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName();
            if (unsafe(name)) {
                throw new Faulty("里面的文件名不安全：" + shown(name));
            }
            if (entry.isDirectory()) {
                continue;
            }
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                throw new Faulty("里面有两个同名的文件：" + shown(name));
            }
            entries.put(name, entry);
        }
        for (String needed : List.of(Packer.SUMS, Contents.CARD, Contents.FILES, Contents.DATABASE)) {
            if (!entries.containsKey(needed)) {
                throw new Faulty("缺少 " + needed);
            }
        }
        return entries;
    }

    private static boolean unsafe(String name) {
        return name.isEmpty()
                || name.startsWith("/")
                || name.contains("\\")
                || name.contains(":")
                || name.codePoints().anyMatch(Character::isISOControl)
                || List.of(name.split("/", -1)).contains("..");
    }

    /** The year. */
    public int year() {
        return card.year();
    }

    /** Whose it is, when and by which program it was made, in a line. */
    public String about() {
        return shown(card.city() + card.year() + "年度；归档程序 " + card.version()
                + (card.commit().isEmpty() ? "" : "（" + card.commit() + "）") + "；归档时间 " + card.at());
    }

    /** The originals, in the order of receipt. */
    public List<Original> originals() {
        return originals;
    }

    /** How many files the list of hashes is about. */
    public int files() {
        return entries.size() - 1;
    }

    /** The masters. */
    public List<byte[]> masters() throws IOException {
        List<byte[]> masters = new ArrayList<>();
        for (String path : entries.keySet()) {
            if (path.startsWith(Contents.MASTERS)) {
                masters.add(read(path));
            }
        }
        return masters;
    }

    /** Whether there is a file of that path. */
    public boolean has(String path) {
        return entries.containsKey(path);
    }

    /** The bytes of a file of the archive. */
    public byte[] read(String path) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        pass(path, bytes, MOST_IN_MEMORY);
        return bytes.toByteArray();
    }

    /** Writes the database to a file where nothing stands yet. */
    public void database(Path to) throws IOException {
        try (OutputStream out = Files.newOutputStream(to, java.nio.file.StandardOpenOption.CREATE_NEW)) {
            pass(Contents.DATABASE, out, MOST_BYTES);
        }
    }

    /** Passes a file on, counted; gives its SHA-256. */
    private String pass(String path, OutputStream out, long most) throws IOException {
        ZipEntry entry = entries.get(path);
        if (entry == null) {
            throw new Faulty("缺少 " + shown(path));
        }
        MessageDigest digest = Packer.digest();
        byte[] buffer = new byte[1 << 16];
        long passed = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                passed += read;
                left -= read;
                if (passed > most || left < 0) {
                    throw new Faulty("解开后太大：" + shown(path));
                }
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Compares every file with the list of hashes, and the list with the files.
     *
     * @return each difference in words; a problem where the list can't be read or something is too large
     */
    public Checked<List<String>> differences() {
        long before = left;
        try {
            Map<String, String> sums = sums();
            List<String> differences = new ArrayList<>();
            for (String path : entries.keySet()) {
                if (path.equals(Packer.SUMS)) {
                    continue;
                }
                String wanted = sums.remove(path);
                if (wanted == null) {
                    differences.add("清单里没有：" + shown(path));
                } else {
                    String found = hash(path);
                    if (!found.equals(wanted)) {
                        differences.add("内容与清单不同：" + shown(path) + "（清单 " + wanted.substring(0, 12) + "…，现在 "
                                + (found.isEmpty() ? "读不出来" : found.substring(0, 12) + "…") + "）");
                    }
                }
            }
            sums.keySet().forEach(path -> differences.add("清单里有，归档里没有：" + shown(path)));
            left = before;
            return Checked.of(List.copyOf(differences));
        } catch (IOException e) {
            return Checked.failed(faulty(said(e)));
        }
    }

    /** The hash of a file; empty where it can't be read. */
    private String hash(String path) throws Faulty {
        try {
            return pass(path, OutputStream.nullOutputStream(), MOST_BYTES);
        } catch (Faulty e) {
            throw e;
        } catch (IOException e) {
            return "";
        }
    }

    private Map<String, String> sums() throws IOException {
        Map<String, String> sums = new TreeMap<>();
        String text = new String(read(Packer.SUMS), StandardCharsets.UTF_8);
        for (String line : text.split("\r?\n", -1)) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                sums.put(matcher.group(2), matcher.group(1));
            } else if (!line.isBlank()) {
                throw new Faulty(Packer.SUMS + " 里有看不懂的一行：" + shown(line));
            }
        }
        return sums;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
