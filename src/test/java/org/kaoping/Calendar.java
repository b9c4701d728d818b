package org.kaoping;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A clock that the test sets: it shows ten in the morning of a day in Asia/Shanghai. */
final class Calendar extends Clock {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private volatile Instant now;

    Calendar(String day) {
        this.now = morning(day);
    }

    /** Turns the page. */
    void turnTo(String day) {
        now = morning(day);
    }

    private static Instant morning(String day) {
        return LocalDate.parse(day).atTime(10, 0).atZone(ZONE).toInstant();
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
