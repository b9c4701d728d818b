package org.kaoping.intake;

import java.util.concurrent.CountDownLatch;

/** Waits as code does that does not hear an interrupt. */
final class Waiting {
    private Waiting() {}

    static void on(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
