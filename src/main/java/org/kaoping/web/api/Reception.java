package org.kaoping.web.api;

import io.javalin.http.Context;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes the bodies of requests without holding a thread while they dribble in: a half-open upload costs a socket and a
 * file, never a thread that a page would need. Bodies are counted while they come; a client that sends more slowly than
 * the minimum rate is let go, and so is one too many.
 */
public final class Reception implements AutoCloseable {
    /** Where a body goes, piece by piece. */
    interface Sink<T> {
        /** Takes the next bytes. */
        void take(byte[] bytes, int length) throws IOException;

        /** All bytes have come. */
        T finish() throws IOException;

        /** The body is given up: nothing of it stays. */
        void abandon();
    }

    /**
     * The bounds of all bodies.
     *
     * @param requestBytes the most that one body may have
     * @param atOnce the most bodies that are taken at once
     * @param bytesAtOnce the most bytes that all bodies being taken may have together
     * @param minBytesPerSecond the slowest average, counted after the grace
     * @param grace how long a body may be slower
     */
    public record Bounds(long requestBytes, int atOnce, long bytesAtOnce, long minBytesPerSecond, Duration grace) {}

    private static final int BUFFER = 8192;

    private final Bounds bounds;
    private final Executor workers;
    private final Set<Body<?>> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytes = new AtomicLong();
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "reception");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Starts watching.
     *
     * @param bounds the bounds
     * @param workers who goes on with a body that is there
     */
    public Reception(Bounds bounds, Executor workers) {
        this.bounds = bounds;
        this.workers = workers;
        var unused = ticks.scheduleWithFixedDelay(() -> open.forEach(Body::tick), 1, 1, TimeUnit.SECONDS);
    }

    /** The bounds of all bodies. */
    Bounds bounds() {
        return bounds;
    }

    /** How many bodies are being taken now. */
    int taking() {
        return open.size();
    }

    /** Takes a small body into memory; more than the limit is a 413. */
    CompletableFuture<byte[]> small(Context ctx, int limit) {
        ByteArrayOutputStream memory = new ByteArrayOutputStream();
        return take(ctx, limit, new Sink<byte[]>() {
            @Override
            public void take(byte[] some, int length) {
                memory.write(some, 0, length);
            }

            @Override
            public byte[] finish() {
                return memory.toByteArray();
            }

            @Override
            public void abandon() {
                memory.reset();
            }
        });
    }

    /**
     * Takes a body; call it inside {@link Context#future}. What goes wrong ends the future with a {@link Refusal}, on one of
     * the workers.
     *
     * @throws Refusal at once where the length that the client announces is too much already
     */
    <T> CompletableFuture<T> take(Context ctx, long limit, Sink<T> sink) {
        String encoding = ctx.header("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw Refusal.malformed(415, "正文用 " + Query.cut(encoding) + " 压缩过", "请不要压缩请求正文，直接上传文件。");
        }
        if (ctx.req().getContentLengthLong() > limit) {
            throw Refusal.tooLarge(size(limit));
        }
        Body<T> body = new Body<>(sink, limit);
        open.add(body);
        if (open.size() > bounds.atOnce()) {
            open.remove(body);
            throw Refusal.busy();
        }
        try {
            ServletInputStream in = ctx.req().getInputStream();
            in.setReadListener(new Listener(body, in));
        } catch (IOException | IllegalStateException e) {
            body.fail(Refusal.malformed("上传中断", "请重新上传。"));
        }
        return body.done.whenCompleteAsync((value, thrown) -> {}, workers);
    }

    /** A limit in words: 200 MB. */
    static String size(long limit) {
        return limit >= 1 << 20 ? (limit >> 20) + " MB" : (limit >> 10) + " KB";
    }

    @Override
    public void close() {
        ticks.shutdownNow();
        open.forEach(body -> body.fail(Refusal.busy()));
    }

    /** One body on its way. */
    private final class Body<T> {
        private final Sink<T> sink;
        private final long limit;
        private final long started = System.nanoTime();
        private final CompletableFuture<T> done = new CompletableFuture<>();
        private long count;
        private boolean over;

        Body(Sink<T> sink, long limit) {
            this.sink = sink;
            this.limit = limit;
        }

        /** Whether more may come. */
        synchronized boolean take(byte[] some, int length) {
            if (over) {
                return false;
            }
            count += length;
            if (count > limit) {
                fail(Refusal.tooLarge(size(limit)));
                return false;
            }
            if (bytes.addAndGet(length) > bounds.bytesAtOnce()) {
                fail(Refusal.busy());
                return false;
            }
            try {
                sink.take(some, length);
                return true;
            } catch (Refusal refusal) {
                fail(refusal);
            } catch (IOException e) {
                fail(WorkFolder.failure(e));
            }
            return false;
        }

        synchronized void finish() {
            if (over) {
                return;
            }
            try {
                T value = sink.finish();
                leave();
                done.complete(value);
            } catch (Refusal refusal) {
                fail(refusal);
            } catch (IOException e) {
                fail(WorkFolder.failure(e));
            }
        }

        synchronized void fail(Refusal refusal) {
            if (!over) {
                leave();
                sink.abandon();
                done.completeExceptionally(refusal);
            }
        }

        private void leave() {
            over = true;
            open.remove(this);
            bytes.addAndGet(-count);
        }

        synchronized void tick() {
            long millis = (System.nanoTime() - started) / 1_000_000;
            if (millis > bounds.grace().toMillis() && count * 1000 < bounds.minBytesPerSecond() * millis) {
                fail(Refusal.malformed(408, "上传太慢或已经中断", "请检查网络后重新上传。"));
            }
        }
    }

    /** Moves what has come from the socket to the body. */
    private record Listener(Body<?> body, ServletInputStream in) implements ReadListener {
        @Override
        public void onDataAvailable() throws IOException {
            byte[] buffer = new byte[BUFFER];
            while (in.isReady()) {
                int length = in.read(buffer);
                if (length < 0 || (length > 0 && !body.take(buffer, length))) {
                    return;
                }
            }
        }

        @Override
        public void onAllDataRead() {
            body.finish();
        }

        @Override
        public void onError(Throwable thrown) {
            body.fail(Refusal.malformed("上传中断", "请重新上传。"));
        }
    }
}
