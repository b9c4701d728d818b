package org.kaoping.web.api;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;
import org.kaoping.intake.Intake;

/**
 * Takes apart a multipart body while it comes: each file goes to the work folder, fields stay small, nothing is kept in
 * memory. Strict: a body that ends early, a file without a name, a field that nobody knows are refused.
 */
final class UploadParts implements Reception.Sink<UploadParts.Upload> {
    /**
     * A taken upload.
     *
     * @param folder its work folder, to be deleted when the conveyor has it
     * @param files the files, in order
     * @param fields the other fields by name; empty ones are left out
     */
    record Upload(Path folder, List<Intake.Part> files, Map<String, String> fields) implements AutoCloseable {
        Upload {
            files = List.copyOf(files);
            fields = Map.copyOf(fields);
        }

        /** The field of that name; null where it is missing or empty. */
        @Nullable
        String field(String name) {
            return fields.get(name);
        }

        /** The day on which the office got the files; null where nothing is said. */
        @Nullable
        String receivedOn() {
            return field(RECEIVED_ON);
        }

        @Override
        public void close() {
            WorkFolder.delete(folder);
        }
    }

    private static final String RECEIVED_ON = "receivedOn";
    private static final int FIELD_BYTES = 2000;
    private static final int HEADER_BYTES = 4096;

    private final Path folder;
    private final int maxFiles;
    private final MultiPart.Parser parser;
    private final List<Intake.Part> files = new ArrayList<>();
    private final Set<String> known;
    private final Map<String, String> fields = new HashMap<>();
    private @Nullable Exception failure;
    private boolean complete;

    /**
     * Makes a work folder of its own.
     *
     * @param contentType the request's; its boundary counts
     * @throws Refusal 415 or 400 where it is not a form with files
     */
    UploadParts(@Nullable String contentType, Path work, int maxFiles) throws IOException {
        this(contentType, work, maxFiles, Set.of(RECEIVED_ON));
    }

    /** The same for a form with other fields beside its files. */
    UploadParts(@Nullable String contentType, Path work, int maxFiles, Set<String> known) throws IOException {
        this.maxFiles = maxFiles;
        this.known = Set.copyOf(known);
        if (contentType == null
                || !contentType.toLowerCase(java.util.Locale.ROOT).startsWith("multipart/form-data")) {
            throw Refusal.malformed(415, "内容类型不是 multipart/form-data", "请用 multipart/form-data，每个文件一个 file 部分。");
        }
        String boundary = MultiPart.extractBoundary(contentType);
        if (boundary == null || boundary.isBlank()) {
            throw Refusal.malformed("内容类型里没有 boundary", "请用浏览器或 HTTP 程序库生成上传请求。");
        }
        this.parser = new MultiPart.Parser(boundary, new Listener());
        parser.setMaxParts(maxFiles + 10L);
        parser.setPartHeadersMaxLength(HEADER_BYTES);
        Files.createDirectories(work);
        this.folder = Files.createDirectory(work.resolve("upload-" + UUID.randomUUID()));
    }

    @Override
    public void take(byte[] bytes, int length) throws IOException {
        parser.parse(Content.Chunk.from(ByteBuffer.wrap(bytes, 0, length), false));
        rethrow();
    }

    @Override
    public Upload finish() throws IOException {
        if (!complete) {
            parser.parse(Content.Chunk.EOF);
        }
        rethrow();
        if (!complete) {
            throw unfinished();
        }
        if (files.isEmpty()) {
            throw Refusal.malformed("请求里没有文件", "请选择至少一个文件；每个文件是一个名为 file 的部分。");
        }
        return new Upload(folder, files, fields);
    }

    @Override
    public void abandon() {
        failure = failure == null ? new IOException("abandoned") : failure;
        WorkFolder.delete(folder);
    }

    private void rethrow() throws IOException {
        if (failure instanceof Refusal refusal) {
            throw refusal;
        }
        if (failure instanceof IOException io) {
            throw io;
        }
        if (failure != null) {
            throw unfinished();
        }
    }

    private static Refusal unfinished() {
        return Refusal.malformed("上传的内容不完整或格式不对", "请重新上传。");
    }

    /** Hears what the parser finds; exceptions are kept, since the parser swallows those of its listener. */
    private final class Listener extends MultiPart.AbstractPartsListener {
        private @Nullable OutputStream out;
        private @Nullable Path file;
        private final Set<String> seen = new HashSet<>();
        private final java.io.ByteArrayOutputStream field = new java.io.ByteArrayOutputStream();

        @Override
        public void onPartBegin() {
            field.reset();
            out = null;
            file = null;
        }

        @Override
        public void onPartHeaders() {
            if (failure != null) {
                return;
            }
            String name = getName();
            boolean isFile = getFileName() != null;
            if (isFile && !"file".equals(name)) {
                failure = Refusal.malformed("文件部分的名字是“" + Query.cut(String.valueOf(name)) + "”", "每个文件的部分名应为 file。");
            } else if (!isFile && !known.contains(String.valueOf(name))) {
                failure = Refusal.malformed(
                        "不认识的字段“" + Query.cut(String.valueOf(name)) + "”或文件没有文件名",
                        "只接受带文件名的 file 和 " + known.stream().sorted().collect(java.util.stream.Collectors.joining("、"))
                                + "。");
            } else if (isFile && files.size() >= maxFiles) {
                failure = Refusal.tooLarge(maxFiles + " 个文件");
            } else if (isFile) {
                open();
            }
        }

        private void open() {
            try {
                file = folder.resolve(Integer.toString(files.size()));
                out = new BufferedOutputStream(Files.newOutputStream(file), 16_384);
            } catch (IOException e) {
                failure = e;
            }
        }

        @Override
        public void onPartContent(Content.Chunk chunk) {
            if (failure != null) {
                return;
            }
            byte[] bytes = new byte[chunk.remaining()];
            chunk.getByteBuffer().get(bytes);
            try {
                if (out != null) {
                    out.write(bytes);
                } else if (field.size() + bytes.length > FIELD_BYTES) {
                    failure = Refusal.malformed("字段 " + getName() + " 太长", "请写短一些；日期写成 2020-05-25。");
                } else {
                    field.write(bytes);
                }
            } catch (IOException e) {
                failure = e;
            }
        }

        @Override
        public void onPart(@Nullable String name, @Nullable String fileName, HttpFields headers) {
            close();
            if (failure != null) {
                return;
            }
            if (fileName == null) {
                String value = field.toString(StandardCharsets.UTF_8).strip();
                if (!seen.add(String.valueOf(name))) {
                    failure = Refusal.malformed(name + " 出现了两次", "请只写一次。");
                }
                if (!value.isEmpty()) {
                    fields.put(String.valueOf(name), value);
                }
            } else if (file != null) {
                keep(fileName, file);
            }
        }

        /** A browser sends a nameless, empty file where none was chosen; that is not an upload. */
        private void keep(String fileName, Path written) {
            try {
                if (fileName.isBlank() && Files.size(written) == 0) {
                    Files.delete(written);
                } else {
                    files.add(new Intake.Part(fileName, written));
                }
            } catch (IOException e) {
                failure = e;
            }
        }

        private void close() {
            try {
                if (out != null) {
                    out.close();
                }
            } catch (IOException e) {
                failure = failure == null ? e : failure;
            }
            out = null;
        }

        @Override
        public void onComplete() {
            complete = true;
        }

        @Override
        public void onFailure(Throwable thrown) {
            close();
            if (failure == null) {
                boolean many = String.valueOf(thrown.getMessage()).contains("too many keys");
                failure = many ? Refusal.tooLarge(maxFiles + " 个文件") : unfinished();
            }
        }
    }
}
