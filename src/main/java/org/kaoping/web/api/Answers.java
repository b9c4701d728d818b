package org.kaoping.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.kaoping.problem.Problem;
import org.kaoping.problem.Wording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How answers are written: JSON, problem documents, files to download. Always with a charset. */
public final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(20)
                        .maxStringLength(20_000)
                        .build());
    }

    /** The media type of an .xlsx workbook. */
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** The media type of a .docx document. */
    public static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /** The media type of an .xls workbook. */
    public static final String XLS = "application/vnd.ms-excel";

    /**
     * A problem document.
     *
     * @param type a name for the kind
     * @param title the kind in few words
     * @param status the HTTP status
     * @param detail what is wrong and what to do, in Chinese
     * @param code the stable code
     * @param problems all problems, where there are several
     */
    record Document(
            String type,
            String title,
            int status,
            String detail,
            String code,
            List<ReceiptJson.ProblemJson> problems) {}

    private Answers() {}

    /** Answers with JSON. */
    public static void json(Context ctx, Object value) {
        ctx.contentType("application/json; charset=utf-8").result(bytes(value));
    }

    private static byte[] bytes(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a JSON object.
     *
     * @throws Refusal 400 when it is none
     */
    public static JsonNode object(byte[] body) {
        JsonNode node;
        try {
            node = JSON.readTree(body);
        } catch (IOException e) {
            throw Refusal.malformed("正文不是正确的 JSON", "请检查引号、逗号和括号。");
        }
        if (node == null || !node.isObject()) {
            throw Refusal.malformed("正文应是一个 JSON 对象", "请按接口说明填写。");
        }
        return node;
    }

    /** Answers with a problem document; a page that a person opened gets the same sentence as a page. */
    public static void refuse(Context ctx, Refusal refusal) {
        List<Problem> problems = refusal.problems();
        int status = refusal.status();
        Problem first = problems.get(0);
        Document document = new Document(
                "urn:kaoping:problem:" + first.code().id(),
                title(status),
                status,
                Wording.message(first),
                first.code().id(),
                problems.stream().map(ReceiptJson.ProblemJson::of).toList());
        ctx.status(status);
        if (status == 503) {
            ctx.header("Retry-After", "5");
        }
        ctx.contentType("application/problem+json; charset=utf-8").result(bytes(document));
    }

    /** The refusal inside whatever a future or a handler threw; null where it is something else. */
    public static @Nullable Refusal refusalIn(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof Refusal refusal ? refusal : null;
    }

    private static boolean outOfMemory(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
        }
        return false;
    }

    /** Answers to whatever was thrown: a refusal as itself, anything else as a 500 that names nothing. */
    public static void thrown(Context ctx, Exception thrown) {
        Refusal refusal = refusalIn(thrown);
        if (refusal != null) {
            refuse(ctx, refusal);
            return;
        }
        if (outOfMemory(thrown)) {
            LOG.error("out of memory at {} {}", ctx.method(), ctx.endpoint().path, thrown);
            refuse(ctx, Refusal.busy());
            return;
        }
        LOG.error("no answer to {} {}", ctx.method(), ctx.endpoint().path, thrown);
        ctx.status(500)
                .contentType("application/problem+json; charset=utf-8")
                .result(bytes(new Document(
                        "urn:kaoping:problem:internal",
                        title(500),
                        500,
                        "系统内部出错，已记入日志。请稍后再试；仍不行请把时间告诉系统管理员。",
                        "internal",
                        List.of())));
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "请求不正确";
            case 403 -> "已拒绝";
            case 404 -> "没有找到";
            case 405 -> "不支持的方法";
            case 408 -> "上传超时";
            case 409 -> "现在不能这样处理";
            case 413 -> "内容太大";
            case 415 -> "不支持的内容类型";
            case 503 -> "系统正忙";
            case 507 -> "保存失败";
            default -> status >= 500 ? "系统出错" : "请求不正确";
        };
    }

    /** Answers with a file to save under that name. */
    public static void file(Context ctx, String fileName, String contentType, byte[] bytes) {
        // Bytes have no charset; Javalin would name its own.
        ctx.res().setCharacterEncoding((String) null);
        ctx.contentType(contentType)
                .header("Content-Disposition", disposition(fileName))
                .header("Cache-Control", "no-store")
                .result(bytes);
    }

    /** The header that gives a download its name: plain ASCII for old clients, then the real name (RFC 6266, RFC 8187). */
    public static String disposition(String fileName) {
        String name = fileName.replaceAll("[\\p{Cntrl}/\\\\]", "_");
        String ascii = name.replaceAll("[^A-Za-z0-9._ ()-]", "_");
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
    }

    /** The media type of a file that somebody uploaded: only what is safe to name, else plain bytes. */
    public static String uploadedType(String fileName) {
        return fileName.toLowerCase(Locale.ROOT).endsWith(".xlsx") ? XLSX : "application/octet-stream";
    }
}
