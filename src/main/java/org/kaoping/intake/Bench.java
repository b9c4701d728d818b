package org.kaoping.intake;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.kaoping.form.book.Limits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where examinations are carried out: a few threads, each task with a time limit. A task that overruns is given up: its
 * future fails at once, its thread is interrupted and, until it ends, replaced by another. On a machine that is busy with
 * other things a task that still runs, and has not used the limit in processor time, gets up to five times the limit: an
 * honest file is not refused because of its neighbours.
 */
final class Bench implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Bench.class);

    /** How many threads may be stuck in given-up tasks before no more are added. */
    private static final int MOST_STUCK = 4;

    /** How often the alarm of a task that was kept from running is put off. */
    private static final int MOST_DELAYS = 4;

    private static final ThreadMXBean TIMES = ManagementFactory.getThreadMXBean();

    private final LinkedBlockingQueue<Task<?>> waiting = new LinkedBlockingQueue<>();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final AtomicInteger stuck = new AtomicInteger();
    private final AtomicInteger names = new AtomicInteger();
    private final ScheduledThreadPoolExecutor watch;
    private final Duration limit;
    private volatile boolean closed;

    /**
     * A bench of that many places.
     *
     * @param places 1 or more
     * @param limit how long a task may run, counted from its start
     */
    Bench(int places, Duration limit) {
        this.limit = limit;
        this.watch = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "examination-watch");
            thread.setDaemon(true);
            return thread;
        });
        watch.setRemoveOnCancelPolicy(true);
        for (int i = 0; i < places; i++) {
            addThread();
        }
    }

    /** As many places as the machine can bear: one for each core, and for each 1.5 times the heap that a file may need. */
    static int places(Limits limits) {
        long heap = Runtime.getRuntime().maxMemory() / (limits.examinationBytes() * 3 / 2);
        return (int) Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), heap));
    }

    /** A piece of work; its monitor guards whether it was given up. */
    private static final class Task<T> {
        private final Callable<T> work;
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private long startedCpuNanos;
        private int delays;
        private boolean givenUp;
        private boolean replaced;

        Task(Callable<T> work) {
            this.work = work;
        }

        void run() {
            try {
                result.complete(work.call());
            } catch (Throwable e) {
                // whatever a stranger's file provokes, OutOfMemoryError and StackOverflowError too, is its own fate
                result.completeExceptionally(e);
            }
        }
    }

    /** Does the work when its turn comes; the future fails with a TimeoutException when it overruns. */
    <T> CompletableFuture<T> submit(Callable<T> work) {
        Task<T> task = new Task<>(work);
        waiting.add(task);
        return task.result;
    }

    private void addThread() {
        Thread thread = new Thread(this::work, "examiner-" + names.incrementAndGet());
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void work() {
        boolean going = true;
        while (going && !closed) {
            try {
                going = carryOut(waiting.take());
            } catch (InterruptedException ignored) {
                // a late interrupt of a task that ended in time, or the end of the bench: the loop's head knows
            }
        }
        threads.remove(Thread.currentThread());
    }

    /** Carries out a task; false if it overran and this thread has been replaced. */
    private boolean carryOut(Task<?> task) {
        Thread self = Thread.currentThread();
        task.startedCpuNanos = cpuNanos(self);
        ScheduledFuture<?> alarm;
        try {
            alarm = watch.scheduleWithFixedDelay(
                    () -> alarm(task, self), limit.toMillis(), limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // the bench is being closed
            task.result.cancel(false);
            return true;
        }
        task.run();
        alarm.cancel(false);
        synchronized (task) {
            if (task.givenUp) {
                stuck.decrementAndGet();
                LOG.warn("a given-up examination has ended after all");
            }
            return !task.replaced;
        }
    }

    private static long cpuNanos(Thread thread) {
        return TIMES.isThreadCpuTimeSupported() ? TIMES.getThreadCpuTime(thread.getId()) : -1;
    }

    private void alarm(Task<?> task, Thread thread) {
        long used = cpuNanos(thread) - task.startedCpuNanos;
        boolean keptFromRunning = thread.getState() == Thread.State.RUNNABLE
                && cpuNanos(thread) >= 0
                && used < limit.toNanos() * 9 / 10
                && task.delays < MOST_DELAYS;
        if (keptFromRunning) {
            task.delays++;
        } else {
            giveUp(task, thread);
        }
    }

    private void giveUp(Task<?> task, Thread thread) {
        synchronized (task) {
            if (task.result.completeExceptionally(new TimeoutException())) {
                task.givenUp = true;
                // too many stuck threads: this one goes on holding its place, but its upload is told all the same
                task.replaced = stuck.incrementAndGet() <= MOST_STUCK && !closed;
                thread.interrupt();
                if (task.replaced) {
                    addThread();
                }
            }
        }
    }

    /** Ends the threads; what waits or runs fails with a CancellationException. */
    @Override
    public void close() {
        closed = true;
        watch.shutdownNow();
        threads.forEach(Thread::interrupt);
        for (Task<?> task = waiting.poll(); task != null; task = waiting.poll()) {
            task.result.cancel(false);
        }
    }
}
