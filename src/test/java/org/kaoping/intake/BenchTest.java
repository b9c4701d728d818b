package org.kaoping.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.kaoping.form.book.Limits;

class BenchTest {
    @Test
    void aTaskThatOverrunsIsGivenUpAndItsPlaceIsTakenByAnother() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        try (Bench bench = new Bench(1, Duration.ofMillis(100))) {
            for (int i = 0; i < 4; i++) {
                CompletableFuture<Integer> late = bench.submit(() -> {
                    Waiting.on(stuck);
                    return 1;
                });
                assertThatThrownBy(late::get)
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(TimeoutException.class);
            }
            assertThat(bench.submit(() -> 2).get())
                    .as("with four threads stuck")
                    .isEqualTo(2);
            CompletableFuture<Integer> fifth = bench.submit(() -> {
                Waiting.on(stuck);
                return 1;
            });
            assertThatThrownBy(fifth::get).hasCauseInstanceOf(TimeoutException.class);
            CompletableFuture<Integer> next = bench.submit(() -> 3);
            assertThat(next).as("no sixth thread").isNotDone();
            stuck.countDown();
            assertThat(next.get()).as("its place is free again").isEqualTo(3);
        }
    }

    @Test
    void aTaskThatHearsTheInterruptFreesItsThread() throws Exception {
        try (Bench bench = new Bench(1, Duration.ofMillis(100))) {
            for (int i = 0; i < 8; i++) {
                CompletableFuture<Integer> late = bench.submit(() -> {
                    new CountDownLatch(1).await();
                    return 1;
                });
                assertThatThrownBy(late::get).hasCauseInstanceOf(TimeoutException.class);
            }
            assertThat(bench.submit(() -> 2).get()).isEqualTo(2);
        }
    }

    @Test
    void aTaskThatBurnsTheProcessorIsGivenUp() {
        try (Bench bench = new Bench(1, Duration.ofMillis(100))) {
            CompletableFuture<Long> busy = bench.submit(() -> {
                long sum = 0;
                while (!Thread.currentThread().isInterrupted()) {
                    sum++;
                }
                return sum;
            });
            assertThatThrownBy(busy::get).hasCauseInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void anErrorIsTheTasksOwn() throws Exception {
        try (Bench bench = new Bench(1, Duration.ofSeconds(60))) {
            CompletableFuture<Integer> bad = bench.submit(() -> {
                throw new OutOfMemoryError("by a bomb");
            });
            assertThatThrownBy(bad::get).hasCauseInstanceOf(OutOfMemoryError.class);
            assertThat(bench.submit(() -> 2).get()).isEqualTo(2);
        }
    }

    @Test
    void noMoreTasksRunAtOnceThanThereArePlaces() throws Exception {
        try (Bench bench = new Bench(2, Duration.ofSeconds(60))) {
            CountDownLatch begun = new CountDownLatch(2);
            CountDownLatch go = new CountDownLatch(1);
            List<CompletableFuture<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                all.add(bench.submit(() -> {
                    begun.countDown();
                    Waiting.on(go);
                    return 1;
                }));
            }
            begun.await();
            CompletableFuture<Integer> last = all.get(2);
            assertThat(last).isNotDone();
            go.countDown();
            assertThat(last.get()).isEqualTo(1);
        }
    }

    @Test
    void whatWaitsWhenTheBenchIsClosedIsCancelled() {
        CountDownLatch go = new CountDownLatch(1);
        Bench bench = new Bench(1, Duration.ofSeconds(60));
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Integer> running = bench.submit(() -> {
            begun.countDown();
            Waiting.on(go);
            return 1;
        });
        Waiting.on(begun);
        CompletableFuture<Integer> waits = bench.submit(() -> 1);
        bench.close();
        assertThat(waits).isCancelled();
        go.countDown();
        assertThat(running.join()).isEqualTo(1);
    }

    @Test
    void thereIsAtLeastOnePlace() {
        assertThat(Bench.places(Limits.STANDARD))
                .isBetween(1, Runtime.getRuntime().availableProcessors());
    }
}
