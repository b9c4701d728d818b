package org.kaoping.yearfile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoping.assessment.Edition;
import org.kaoping.assessment.Figures;
import org.kaoping.assessment.Fingerprint;
import org.kaoping.assessment.PublishedResult;
import org.kaoping.assessment.PublishedResults;
import org.kaoping.assessment.Result;
import org.kaoping.form.Form;
import org.kaoping.intake.FiledUploads;
import org.kaoping.intake.Receipt;
import org.kaoping.intake.Status;
import org.kaoping.report.CatalogueWorkbook;
import org.kaoping.report.RankingWorkbook;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;
import org.kaoping.shelf.KeptMasters;
import org.kaoping.shelf.SchemeRevision;

/** Gathers the parts of a year's archive and puts them into the packer in their order. */
final class YearParts {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String SCHEME = "scheme";
    private static final String NOBODY = "没有认出单位";

    private final int year;
    private final @Nullable Scheme scheme;
    private final YearFile.Source source;
    private final Instant at;
    private final LocalDateTime now;
    private final List<Receipt> receipts;
    private final Set<String> inForce;
    private final List<PublishedResult> issues;
    private final List<SchemeRevision> revisions;
    private final List<CatalogueWorkbook.Filed> filed = new ArrayList<>();
    private final List<CatalogueWorkbook.Paper> papers = new ArrayList<>();
    private final List<Contents.Original> originals = new ArrayList<>();
    private final PlainNames names = new PlainNames();
    private int lost;

    YearParts(int year, @Nullable Scheme scheme, YearFile.Source source) {
        this.year = year;
        this.scheme = scheme;
        this.source = source;
        this.at = source.clock().instant();
        this.now = local(at);
        this.receipts = source.database().read(handle -> FiledUploads.of(handle, year));
        this.inForce = source.database().read(handle -> FiledUploads.inForce(handle, year));
        this.issues = source.published().of(year);
        this.revisions = source.shelf().schemeRevisions(year);
    }

    /** Whether there is nothing of that year at all. */
    boolean empty() {
        return receipts.isEmpty() && issues.isEmpty() && revisions.isEmpty();
    }

    YearFile.Written into(Packer packer) throws IOException {
        files(packer);
        results(packer);
        schemes(packer);
        system(packer);
        catalogue(packer);
        packer.add(Contents.GUIDE, guide(), now);
        packer.finish(now);
        return new YearFile.Written(originals.size(), issues.size(), lost);
    }

    private static LocalDateTime local(Instant instant) {
        return instant.atZone(Deadlines.ZONE).toLocalDateTime();
    }

    private void files(Packer packer) throws IOException {
        Map<String, String> paths = new HashMap<>();
        for (Receipt receipt : receipts) {
            String sha256 = receipt.sha256();
            String path = paths.get(sha256);
            if (path == null) {
                byte[] bytes = bytes(sha256);
                path = bytes == null ? "" : names.path(folder(receipt), name(receipt));
                if (bytes != null) {
                    packer.add(path, bytes, local(receipt.receivedAt()));
                }
                paths.put(sha256, path);
            }
            lost += path.isEmpty() ? 1 : 0;
            filed.add(new CatalogueWorkbook.Filed(
                    orEmpty(receipt.unit()),
                    unitName(receipt),
                    formName(receipt),
                    periodName(receipt),
                    receipt.receivedAt(),
                    receipt.day(),
                    path.isEmpty() ? "原件缺失或损坏" : state(receipt),
                    receipt.fileName(),
                    path,
                    sha256,
                    receipt.id()));
            originals.add(new Contents.Original(receipt.id(), path, sha256));
        }
    }

    private byte @Nullable [] bytes(String sha256) {
        try {
            return source.originals().has(sha256) ? source.originals().get(sha256) : null;
        } catch (UncheckedIOException e) {
            return null; // it is no longer what was kept: the catalogue says so
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** 单位／表名／月份. */
    private String folder(Receipt receipt) {
        String unit = receipt.unit();
        String whose = unit == null
                ? NOBODY
                : unit.isEmpty() || scheme == null || scheme.unit(unit).isEmpty()
                        ? unitName(receipt)
                        : unit + " " + unitName(receipt);
        return "原件/" + PlainNames.clean(whose, NOBODY) + "/" + PlainNames.clean(formName(receipt), "其他") + "/"
                + PlainNames.clean(periodName(receipt), "不分期间");
    }

    private String unitName(Receipt receipt) {
        String unit = receipt.unit();
        if (unit == null) {
            return NOBODY;
        }
        Optional<Unit> known = scheme == null ? Optional.empty() : scheme.unit(unit);
        return known.map(Unit::shortName)
                .or(() -> Cohort.ofId(unit).map(cohort -> "全体" + cohort.shortLabel()))
                .orElse(unit.isEmpty() ? "办公室和考核小组" : unit);
    }

    private String formName(Receipt receipt) {
        String form = receipt.form();
        if (form == null) {
            return receipt.attached() == null ? "没有认出表样" : "随附材料";
        }
        return source.shelf()
                .form(form, year)
                .or(() -> source.shelf().form(form))
                .map(known -> known.card().shortTitle())
                .orElse(form);
    }

    private static String periodName(Receipt receipt) {
        String period = receipt.period();
        return period == null
                ? "没有认出期间"
                : Period.parse(period).map(Period::chinese).orElse(period);
    }

    /** The name that it was sent under; of a zip's member without the zip. */
    private static String name(Receipt receipt) {
        String name = receipt.fileName();
        return PlainNames.clean(name.substring(name.lastIndexOf('/') + 1), "未命名");
    }

    private String state(Receipt receipt) {
        String label = receipt.status().label();
        if (receipt.status() != Status.ACCEPTED) {
            return label;
        }
        return inForce.contains(receipt.id()) || SCHEME.equals(receipt.form()) ? label + "，在用" : label;
    }

    private void paper(Packer packer, String what, String path, byte[] bytes, LocalDateTime time) throws IOException {
        papers.add(new CatalogueWorkbook.Paper(what, path, packer.add(path, bytes, time)));
    }

    private void page(Packer packer, String what, String path, String html, LocalDateTime time) throws IOException {
        paper(packer, what, path, html.getBytes(java.nio.charset.StandardCharsets.UTF_8), time);
    }

    private void results(Packer packer) throws IOException {
        for (PublishedResult issue : issues) {
            PublishedResults.Whole whole =
                    source.published().find(issue.number()).get();
            String folder = "考评结果/正式结果 " + issue.number() + "/";
            LocalDateTime time = local(issue.at());
            byte[] workbook = bytes(issue.workbook());
            if (workbook == null) {
                lost++;
            } else {
                paper(packer, "正式结果 " + issue.number() + "：汇总工作簿", folder + "考评结果汇总.xlsx", workbook, time);
            }
            Scheme under = source.shelf().scheme(year, issue.schemeVersion()).orElse(scheme);
            if (under != null) {
                page(
                        packer,
                        "正式结果 " + issue.number() + "：打印页",
                        folder + "考评结果（打印页）.html",
                        PrintPages.result(under, issue, issue.edition(), whole.figures(), whole.moved()),
                        time);
            }
        }
        Result result = scheme == null ? null : source.results().whole(year).valueOrNull();
        if (issues.isEmpty() && result != null && scheme != null) {
            Edition edition = Edition.draft(Fingerprint.of(result.ranking().facts()));
            Form form = source.shelf().form(RankingWorkbook.FORM, year).orElse(null);
            if (form != null) {
                byte[] draft = RankingWorkbook.write(result, form, edition, List.of());
                paper(packer, "测算稿（还没有发布结果）：汇总工作簿", "考评结果/测算稿/考评结果汇总.xlsx", draft, now);
            }
            page(
                    packer,
                    "测算稿（还没有发布结果）：打印页",
                    "考评结果/测算稿/考评结果（打印页）.html",
                    PrintPages.result(scheme, null, edition, Figures.of(result.ranking()), List.of()),
                    now);
        }
    }

    private void schemes(Packer packer) throws IOException {
        for (SchemeRevision revision : revisions) {
            int version = revision.version();
            Scheme own = source.shelf().scheme(year, version).orElseThrow();
            LocalDateTime time = local(revision.at());
            byte[] workbook = source.shelf().schemeWorkbook(year, version).orElseThrow();
            String name = "考评方案/考评方案（第" + version + "版）";
            paper(packer, "考评方案第" + version + "版：工作簿", name + ".xlsx", workbook, time);
            page(packer, "考评方案第" + version + "版：打印页", name + "（打印页）.html", PrintPages.scheme(own, revision), time);
        }
    }

    private void system(Packer packer) throws IOException {
        try (InputStream in = YearFile.snapshot(source)) {
            papers.add(new CatalogueWorkbook.Paper(
                    "数据库（SQLite）", Contents.DATABASE, packer.add(Contents.DATABASE, in, now)));
        }
        for (KeptMasters.Kept master : source.database().read(KeptMasters::of)) {
            byte[] bytes = bytes(master.fingerprint());
            if (bytes == null) {
                lost++;
                continue;
            }
            String title = source.shelf()
                    .form(master.form(), master.fingerprint())
                    .map(form -> form.card().title())
                    .orElse(master.form());
            String mark = master.inForce() ? "" : "，" + master.fingerprint().substring(0, 12);
            String name = PlainNames.clean(title + "（" + master.form() + mark + "）.xlsx", master.fingerprint());
            String path = names.path(Contents.MASTERS + (master.inForce() ? "在用" : "历次"), name);
            paper(packer, "模板：" + title + (master.inForce() ? "" : "（先前的）"), path, bytes, now);
        }
        paper(packer, "原件与归档位置对照（供程序读取）", Contents.FILES, Contents.write(originals), now);
        Program program = Program.here();
        Contents.Card card = new Contents.Card(
                Contents.FORMAT,
                year,
                scheme == null ? "" : scheme.policy().city(),
                program.version(),
                program.commit(),
                at.toString());
        paper(packer, "归档信息：年度、程序版本、时间", Contents.CARD, Contents.write(card), now);
    }

    private String summary() {
        long used = filed.stream().filter(one -> one.state().endsWith("在用")).count();
        return "共收到" + filed.size() + "份文件，其中在用" + used + "份；已发布结果" + issues.size() + "次；方案" + revisions.size() + "版"
                + (lost == 0 ? "。" : "；缺失或损坏" + lost + "份。");
    }

    private void catalogue(Packer packer) throws IOException {
        Form form = source.shelf().form(CatalogueWorkbook.FORM, year).orElse(null);
        if (form == null) {
            return; // the office took the master away; the guide says so
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(CatalogueWorkbook.write(form, year, scheme, at, summary(), filed, papers));
        packer.add(Contents.CATALOGUE, bytes.toByteArray(), now);
    }

    private String guide() {
        Program program = Program.here();
        boolean catalogue = source.shelf().form(CatalogueWorkbook.FORM, year).isPresent();
        List<String> lines = new ArrayList<>();
        lines.add((scheme == null ? "" : scheme.policy().city()) + year + "年度社会信用体系建设工作考评归档");
        lines.add("");
        lines.add("归档时间：" + MINUTE.format(now) + "（北京时间）");
        lines.add("归档程序：考评系统 " + program.version() + (program.commit().isEmpty() ? "" : "（" + program.commit() + "）"));
        lines.add(summary());
        lines.add("");
        lines.add("不用任何程序就能看：");
        lines.add(catalogue ? "  归档目录.xlsx　　　每份文件的单位、表名、期间、收到时间、处理情况、位置和 SHA-256" : "  （没有归档目录.xlsx：模板文件夹里没有它的模板）");
        lines.add("  原件/单位/表名/期间　收到的文件，名称照旧；退回、替换、作废的也在内；内容相同的只存一份");
        lines.add("  考评结果/　　　　　　每次发布的汇总工作簿和打印页" + (issues.isEmpty() ? "（还没有发布，只有测算稿，不作表彰和通报依据）" : ""));
        lines.add("  考评方案/　　　　　　历次方案的工作簿和打印页");
        lines.add("  系统数据/　　　　　　数据库（SQLite）、各次模板、供程序读取的对照表");
        lines.add("");
        lines.add("核对文件有没有变动：在解压后的文件夹里运行　sha256sum -c SHA256SUMS");
        lines.add("用程序按本归档的方案和模板从原件重算已发布的结果：./run.sh replay 归档文件.zip");
        lines.add("");
        lines.add("系统数据里的数据库含本系统签发表格标识的密钥，请与原件一样妥善保管。");
        lines.add("");
        return String.join("\n", lines);
    }
}
