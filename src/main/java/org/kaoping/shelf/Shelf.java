package org.kaoping.shelf;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Form;
import org.kaoping.form.FormCompiler;
import org.kaoping.form.FormFiller;
import org.kaoping.form.Layout;
import org.kaoping.form.Lists;
import org.kaoping.form.Vocabulary;
import org.kaoping.form.book.MasterBook;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Problem;
import org.kaoping.scheme.Scheme;
import org.kaoping.store.Archive;
import org.kaoping.store.Database;

/**
 * The schemes and masters in force, by year and version. Masters come from the templates folder at the start; one that
 * the office published for a year wins over the folder's in that year. Each that was ever in force is kept, so that a
 * workbook handed out earlier is still read by its own master.
 */
public final class Shelf {
    private final Database database;
    private final Archive archive;
    private final Vocabulary vocabulary;
    private final Clock clock;
    private final byte[] key;
    private final Map<String, Form> inForce;
    private final Map<String, List<Problem>> refused;
    private final Map<String, Form> compiled;
    private final Schemes schemes;
    private final Prepared prepared;

    /** A master that is merely tried; null usually. */
    private final @Nullable Form draft;

    /** By year and form the fingerprint that the office published. */
    private volatile Map<Integer, Map<String, String>> published;

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
        this.compiled = new ConcurrentHashMap<>();
        this.schemes = new Schemes(archive, this::known);
        this.prepared = new Prepared();
        this.key = database.write(SealKey::of);
        Map<String, Form> forms = new LinkedHashMap<>();
        Map<String, List<Problem>> bad = new TreeMap<>();
        TemplatesFolder.masters(templates).forEach((file, bytes) -> {
            Checked<Form> form = compile(bytes);
            if (form.hasErrors() || form.valueOrNull() == null) {
                bad.put(file, form.problems());
                return;
            }
            archive.put(bytes);
            compiled.put(form.get().fingerprint(), form.get());
            forms.put(form.get().card().id(), form.get());
        });
        this.inForce = Collections.unmodifiableMap(forms);
        this.refused = Collections.unmodifiableMap(bad);
        database.write(handle -> {
            handle.execute("UPDATE master SET in_force = 0");
            forms.values().forEach(form -> remember(handle, form));
            return forms.size();
        });
        this.published = database.read(Publications::inForce);
        this.draft = null;
    }

    /** The same shelf, with a draft in force in every year. */
    private Shelf(Shelf shelf, Form draft) {
        this.database = shelf.database;
        this.archive = shelf.archive;
        this.vocabulary = shelf.vocabulary;
        this.clock = shelf.clock;
        this.key = shelf.key;
        this.inForce = shelf.inForce;
        this.refused = shelf.refused;
        this.compiled = shelf.compiled;
        this.schemes = shelf.schemes;
        this.prepared = shelf.prepared;
        this.published = shelf.published;
        this.draft = draft;
    }

    /** This shelf as it would be with that master in force in every year; nothing is recorded. */
    public Shelf trying(Form master) {
        return new Shelf(this, master);
    }

    /**
     * Compiles a master by the names that this installation's hand-outs and reports can write; it is not kept.
     *
     * @param bytes the .xlsx
     * @return the form with the warnings about its master, or all problems where one is an error
     */
    public Checked<Form> compile(byte[] bytes) {
        return MasterBook.open(bytes)
                .then(master -> FormCompiler.compile(master, vocabulary))
                .then(form -> {
                    List<Problem> unknown = HandOutNames.unknown(form);
                    return unknown.isEmpty() ? Checked.of(form) : Checked.failed(unknown);
                });
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

    /** The forms of the templates folder, in the order of its names; what was published for a year is not among them. */
    public List<Form> forms() {
        return new ArrayList<>(inForce.values());
    }

    /** The form of that id as the templates folder has it. */
    public Optional<Form> shipped(String id) {
        return Optional.ofNullable(inForce.get(id));
    }

    /** The form of that id as the templates folder has it; where it has none, as it was published for the latest year. */
    public Optional<Form> form(String id) {
        return shipped(id)
                .or(() -> everyForm().stream()
                        .filter(form -> form.card().id().equals(id))
                        .reduce((one, later) -> later));
    }

    /**
     * The forms in force in a year: those of the templates folder, in the order of its names, each as it was published for
     * that year where it was; then those that were only published.
     */
    public List<Form> forms(int year) {
        Map<String, Form> forms = new LinkedHashMap<>(inForce);
        published
                .getOrDefault(year, Map.of())
                .forEach((id, fingerprint) -> form(id, fingerprint).ifPresent(form -> forms.put(id, form)));
        if (draft != null) {
            forms.put(draft.card().id(), draft);
        }
        return new ArrayList<>(forms.values());
    }

    /** The form in force of that id in a year. A master published for the year wins over the templates folder. */
    public Optional<Form> form(String id, int year) {
        if (draft != null && draft.card().id().equals(id)) {
            return Optional.of(draft);
        }
        String fingerprint = published.getOrDefault(year, Map.of()).get(id);
        return Optional.ofNullable(fingerprint)
                .flatMap(known -> form(id, known))
                .or(() -> Optional.ofNullable(inForce.get(id)));
    }

    /** Every form that is in force in whatever year; of one id there may be several. */
    public List<Form> everyForm() {
        Map<String, Form> forms = new LinkedHashMap<>();
        inForce.values().forEach(form -> forms.put(form.fingerprint(), form));
        published.keySet().forEach(year -> forms(year).forEach(form -> forms.put(form.fingerprint(), form)));
        if (draft != null) {
            forms.put(draft.fingerprint(), draft);
        }
        return new ArrayList<>(forms.values());
    }

    /** The fingerprints of the masters that are in force in a year because they were published for it, by form. */
    public Map<String, String> publishedFor(int year) {
        return Map.copyOf(published.getOrDefault(year, Map.of()));
    }

    /** Every publication of a master, oldest first. */
    public List<Publications.Publication> publications() {
        return database.read(Publications::all);
    }

    /**
     * Puts a compiled master in force for a year, durably and with a line in the audit log. Whether it may be is not
     * asked here.
     *
     * @param form the master's form; null: what the templates folder says is in force again
     * @param shown the form as it stands in the log
     */
    synchronized void publish(@Nullable Form form, Form shown, int year, String reason) {
        if (form != null) {
            archive.put(form.master().bytes());
            compiled.put(form.fingerprint(), form);
        }
        published = database.write(handle -> {
            if (form != null) {
                remember(handle, form);
            }
            String fingerprint = form == null ? Publications.WITHDRAWN : form.fingerprint();
            Publications.add(handle, shown, fingerprint, year, clock.instant(), reason);
            return Publications.inForce(handle);
        });
    }

    /** The form of that id compiled from the master of that fingerprint, in force or earlier. */
    public Optional<Form> form(String id, String fingerprint) {
        Form known = draft != null && draft.fingerprint().equals(fingerprint) ? draft : compiled.get(fingerprint);
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
        return prepared.layout(form, lists);
    }

    /** The filler of a form laid out with those lists; kept like the layout. */
    public FormFiller filler(Form form, Lists lists) {
        return prepared.filler(form, lists);
    }

    /** The years that have a scheme, ascending. */
    public List<Integer> years() {
        return database.read(Schemes::years);
    }

    /** The scheme in force of a year: its highest version. */
    public Optional<Scheme> scheme(int year) {
        return database.read(handle -> scheme(handle, year));
    }

    /** The scheme in force of a year, within a transaction. */
    public Optional<Scheme> scheme(Handle handle, int year) {
        return schemes.newest(handle, year);
    }

    /** That version of a year's scheme. */
    public Optional<Scheme> scheme(int year, int version) {
        return database.read(handle -> schemes.version(handle, year, version));
    }

    /**
     * The versions of a year's scheme, oldest first, with who put each in force, when and why, and what it changed: an
     * undertaking or setting that changed after the first year-end mark is listed from here.
     */
    public List<SchemeRevision> schemeRevisions(int year) {
        return database.read(handle -> schemes.revisions(handle, year));
    }

    /** The workbook of that version as it came. */
    public Optional<byte[]> schemeWorkbook(int year, int version) {
        return original(year, version).map(Schemes.Original::bytes);
    }

    /** The workbook of that version as it came, and the master that it is read by. */
    Optional<Schemes.Original> original(int year, int version) {
        return database.read(handle -> schemes.original(handle, year, version));
    }

    /** The form of a master that is known to be good. */
    private Form known(String fingerprint) {
        Form form = compiled.get(fingerprint);
        if (form == null) {
            form = compile(archive.get(fingerprint)).get();
            compiled.put(fingerprint, form);
        }
        return form;
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
     * @param reason why the office put it in force; may be empty
     * @return the scheme with its version
     */
    public Scheme publish(Handle handle, Scheme scheme, String sha256, String master, String upload, String reason) {
        return schemes.publish(handle, scheme, sha256, master, upload, reason, clock.instant());
    }
}
