package org.kaoping.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several ways to do the same, measured against one of them. The ways take turns within each round, and only quotients
 * of the same round are compared, so that a machine that is busy with other things slows all of them alike. What counts
 * is the processor time of the thread, not the clock on the wall.
 *
 * <p>JMH is not used: it measures one way after the other, each in a process of its own, on the wall clock; on two
 * shared cores the quotient of two such figures says more about the neighbours than about the code.
 */
final class Race {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final int rounds;
    private final long sampleNanos;
    private final Map<String, Way> ways = new LinkedHashMap<>();
    private long sink;

    /** One way to do it; gives something that depends on all of the work, so that none can be left out. */
    interface Way {
        /** Does it once. */
        long run() throws Exception;
    }

    /**
     * What a way needs once.
     *
     * @param micros processor time, the median of all rounds
     * @param low the first quartile of the quotients to the first way
     * @param ratio the median of the quotients
     * @param high the third quartile
     * @param bytes what it allocates
     */
    record Result(String name, double micros, double low, double ratio, double high, long bytes) {}

    /**
     * A race.
     *
     * @param rounds how often each way takes its turn
     * @param sampleMillis how long a turn lasts at least
     */
    Race(int rounds, int sampleMillis) {
        this.rounds = rounds;
        this.sampleNanos = sampleMillis * 1_000_000L;
    }

    /** Adds a way; the first one is what the others are measured by. */
    Race way(String name, Way way) {
        ways.put(name, way);
        return this;
    }

    /** Runs the race. */
    List<Result> run() throws Exception {
        List<String> names = new ArrayList<>(ways.keySet());
        int[] times = new int[names.size()];
        long[] bytes = new long[names.size()];
        for (int i = 0; i < names.size(); i++) {
            Way way = way(names, i);
            long spent = 0;
            int runs = 0;
            // warm: until the compilers have had their say
            while (runs < (sampleNanos == 0 ? 1 : 3) || spent < 50 * sampleNanos) {
                long allocated = THREADS.getCurrentThreadAllocatedBytes();
                spent += turn(way, 1);
                bytes[i] = THREADS.getCurrentThreadAllocatedBytes() - allocated;
                runs++;
            }
            long last = Math.max(1, turn(way, 1));
            times[i] = (int) Math.max(1, Math.min(10_000, sampleNanos / last));
        }
        double[][] each = new double[names.size()][rounds];
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < names.size(); i++) {
                each[i][round] = turn(way(names, i), times[i]) / 1_000.0 / times[i];
            }
        }
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            double[] ratios = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                ratios[round] = each[i][round] / each[0][round];
            }
            results.add(new Result(
                    names.get(i),
                    quantile(each[i], 0.5),
                    quantile(ratios, 0.25),
                    quantile(ratios, 0.5),
                    quantile(ratios, 0.75),
                    bytes[i]));
        }
        return results;
    }

    private Way way(List<String> names, int index) {
        Way way = ways.get(names.get(index));
        if (way == null) {
            throw new IllegalStateException();
        }
        return way;
    }

    private long turn(Way way, int times) throws Exception {
        long from = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
            sink += way.run();
        }
        return THREADS.getCurrentThreadCpuTime() - from;
    }

    /** The processor time of doing it once, in microseconds. */
    static double once(Way way) throws Exception {
        long from = THREADS.getCurrentThreadCpuTime();
        way.run();
        return (THREADS.getCurrentThreadCpuTime() - from) / 1_000.0;
    }

    private static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    /** Depends on all that was done. */
    long sink() {
        return sink;
    }
}
