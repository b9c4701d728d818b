package org.kaoping.shelf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.kaoping.form.Form;
import org.kaoping.form.FormCompiler;
import org.kaoping.form.FormFiller;
import org.kaoping.form.Layout;
import org.kaoping.form.Layouts;
import org.kaoping.form.Lists;
import org.kaoping.form.Vocabulary;
import org.kaoping.form.book.MasterBook;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Problem;
import org.kaoping.scheme.Scheme;
import org.kaoping.store.Archive;
import org.kaoping.store.Database;

/**
 * The schemes and masters in force, by year and version. Masters come from the templates folder at the start; each that
 * was ever in force is kept, so that a workbook handed out earlier is still read by its own master.
 */
public final class Shelf {
    private static final int KEPT_LAYOUTS = 64;

    private final Database database;
    private final Archive archive;
    private final Vocabulary vocabulary;
    private final Clock clock;
    private final byte[] key;
    private final Map<String, Form> inForce;
    private final Map<String, List<Problem>> refused;
    private final Map<String, Form> compiled = new ConcurrentHashMap<>();
    private final Map<String, Scheme> schemes = new ConcurrentHashMap<>();
    private final Map<String, Layout> layouts = kept();
    private final Map<String, FormFiller> fillers = kept();

    /**
     * Opens the shelf: compiles the masters of the folder and remembers them.
     *
     * @param templates the folder; only its own {@code *.xlsx} are masters
     * @param vocabulary every name that a hand-out or report can write
     */
    public Shelf(Database database, Archive archive, Path templates, Vocabulary vocabulary, Clock clock) {
        this.database = database;
        this.archive = archive;
        this.vocabulary = vocabulary;
        this.clock = clock;
        this.key = database.write(Shelf::key);
        Map<String, Form> forms = new LinkedHashMap<>();
        Map<String, List<Problem>> bad = new TreeMap<>();
        for (Path file : masters(templates)) {
            byte[] bytes = bytes(file);
            Checked<Form> form = compile(bytes);
            if (form.hasErrors() || form.valueOrNull() == null) {
                bad.put(file.getFileName().toString(), form.problems());
                continue;
            }
            archive.put(bytes);
            compiled.put(form.get().fingerprint(), form.get());
            forms.put(form.get().card().id(), form.get());
        }
        this.inForce = Collections.unmodifiableMap(forms);
        this.refused = Collections.unmodifiableMap(bad);
        database.write(handle -> {
            handle.execute("UPDATE master SET in_force = 0");
            forms.values().forEach(form -> remember(handle, form));
            return forms.size();
        });
    }

    private static <T> Map<String, T> kept() {
        return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > KEPT_LAYOUTS;
            }
        });
    }

    private static byte[] key(Handle handle) {
        Optional<String> known = handle.createQuery("SELECT value FROM installation WHERE name = 'key'")
                .mapTo(String.class)
                .findOne();
        if (known.isPresent()) {
            return HexFormat.of().parseHex(known.get());
        }
        byte[] fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        handle.execute(
                "INSERT INTO installation (name, value) VALUES ('key', ?)",
                HexFormat.of().formatHex(fresh));
        return fresh;
    }

    private static List<Path> masters(Path templates) {
        try (Stream<Path> files = Files.list(templates)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".xlsx"))
                    .filter(file -> !file.getFileName().toString().startsWith("~$"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the templates folder " + templates.toAbsolutePath(), e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Compiles a master by the names that this installation's hand-outs and reports can write; it is not kept.
     *
     * @param bytes the .xlsx
     * @return the form with the warnings about its master, or all problems where one is an error
     */
    public Checked<Form> compile(byte[] bytes) {
        return MasterBook.open(bytes).then(master -> FormCompiler.compile(master, vocabulary));
    }

    private void remember(Handle handle, Form form) {
        handle.execute(
                """
                INSERT INTO master (fingerprint, form, first_seen, in_force) VALUES (?, ?, ?, 1)
                ON CONFLICT (fingerprint) DO UPDATE SET in_force = 1
                """, form.fingerprint(), form.card().id(), clock.instant().toString());
    }

    /** Whether the archive keeps these bytes for the shelf: a master or a scheme. */
    public boolean keeps(String sha256) {
        return database.read(handle ->
                handle.createQuery("""
                                SELECT (SELECT count(*) FROM master WHERE fingerprint = :sha)
                                     + (SELECT count(*) FROM scheme WHERE sha256 = :sha)
                                """).bind("sha", sha256).mapTo(Integer.class).one() > 0);
    }

    /** The SHA-256 of all masters and schemes that were ever in force. */
    public static List<String> originals(Handle handle) {
        return handle.createQuery("SELECT fingerprint FROM master UNION SELECT sha256 FROM scheme")
                .mapTo(String.class)
                .list();
    }

    /** The key that seals this installation's stamps. */
    public byte[] sealKey() {
        return key.clone();
    }

    /** The masters that could not be compiled, by file name, with their problems; the forms are not offered. */
    public Map<String, List<Problem>> refusedMasters() {
        return refused;
    }

    /** The forms in force, in the order of the templates' names. */
    public List<Form> forms() {
        return new ArrayList<>(inForce.values());
    }

    /** The form in force of that id. */
    public Optional<Form> form(String id) {
        return Optional.ofNullable(inForce.get(id));
    }

    /** The form of that id compiled from the master of that fingerprint, in force or earlier. */
    public Optional<Form> form(String id, String fingerprint) {
        Form known = compiled.get(fingerprint);
        if (known == null) {
            boolean remembered = database.read(
                    handle -> handle.createQuery("SELECT count(*) FROM master WHERE fingerprint = ? AND form = ?")
                                    .bind(0, fingerprint)
                                    .bind(1, id)
                                    .mapTo(Integer.class)
                                    .one()
                            > 0);
            if (!remembered) {
                return Optional.empty();
            }
            known = compile(archive.get(fingerprint)).valueOrNull();
            if (known != null) {
                compiled.put(fingerprint, known);
            }
        }
        return Optional.ofNullable(known).filter(form -> form.card().id().equals(id));
    }

    /** The form laid out with those lists; kept, since it is the same for all units of a cohort. */
    public Layout layout(Form form, Lists lists) {
        String shape = shape(form, lists);
        Layout known = layouts.get(shape);
        if (known == null) {
            known = Layouts.of(form, lists);
            layouts.put(shape, known);
        }
        return known;
    }

    /** The filler of a form laid out with those lists; kept like the layout. */
    public FormFiller filler(Form form, Lists lists) {
        String shape = shape(form, lists);
        FormFiller known = fillers.get(shape);
        if (known == null) {
            known = FormFiller.prepare(layout(form, lists));
            fillers.put(shape, known);
        }
        return known;
    }

    /** What decides a layout: the master, and the keys of the lists' entries. */
    private static String shape(Form form, Lists lists) {
        StringBuilder text = new StringBuilder(form.fingerprint());
        new TreeMap<>(lists.entries()).forEach((name, entries) -> {
            text.append('|').append(name).append(':');
            entries.forEach(entry -> {
                var code = entry.containsKey("code") ? entry.get("code") : entry.get("no");
                text.append(code == null ? "" : code.shown()).append(',');
            });
        });
        return text.toString();
    }

    /** The years that have a scheme, ascending. */
    public List<Integer> years() {
        return database.read(handle -> handle.createQuery("SELECT DISTINCT year FROM scheme ORDER BY year")
                .mapTo(Integer.class)
                .list());
    }

    /** The scheme in force of a year: its highest version. */
    public Optional<Scheme> scheme(int year) {
        return database.read(handle -> scheme(handle, year));
    }

    /** The scheme in force of a year, within a transaction. */
    public Optional<Scheme> scheme(Handle handle, int year) {
        return row(
                handle,
                year,
                "SELECT version, sha256, master FROM scheme WHERE year = ? ORDER BY version DESC LIMIT 1");
    }

    /** That version of a year's scheme. */
    public Optional<Scheme> scheme(int year, int version) {
        return database.read(handle -> row(
                handle, year, "SELECT version, sha256, master FROM scheme WHERE year = ? AND version = " + version));
    }

    private Optional<Scheme> row(Handle handle, int year, String sql) {
        record Row(int version, String sha256, String master) {}
        Optional<Row> row = handle.createQuery(sql)
                .bind(0, year)
                .map((rs, context) -> new Row(rs.getInt(1), rs.getString(2), rs.getString(3)))
                .findOne();
        return row.map(one -> schemes.computeIfAbsent(
                year + "/" + one.version() + "/" + one.sha256(),
                name -> reread(one.sha256(), one.master()).withVersion(one.version())));
    }

    private Scheme reread(String sha256, String master) {
        Form form = compiled.get(master);
        if (form == null) {
            form = compile(archive.get(master)).get();
            compiled.put(master, form);
        }
        return SchemeFile.read(archive.get(sha256), form).get();
    }

    /**
     * Publishes an accepted scheme workbook (R0; the first of its year is version 1, each with other content the next one;
     * changed contacts and remarks keep the version).
     *
     * @param handle the write transaction of the receipt
     * @param scheme what the workbook says
     * @param sha256 the workbook in the archive
     * @param master the fingerprint of the master it was read with
     * @param upload the upload it came with
     * @return the scheme with its version
     */
    public Scheme publish(Handle handle, Scheme scheme, String sha256, String master, String upload) {
        Optional<Scheme> before = scheme(handle, scheme.year());
        boolean same = before.isPresent() && SchemeFile.sameContent(before.get(), scheme);
        int version = before.map(Scheme::version).orElse(0) + (same ? 0 : 1);
        handle.execute(
                """
                INSERT INTO scheme (year, version, sha256, master, upload, accepted_at) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (year, version) DO UPDATE SET
                    sha256 = excluded.sha256, master = excluded.master,
                    upload = excluded.upload, accepted_at = excluded.accepted_at
                """,
                scheme.year(),
                version,
                sha256,
                master,
                upload,
                clock.instant().toString());
        return scheme.withVersion(version);
    }
}
