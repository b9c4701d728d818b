package org.kaoping.scheme;

import java.time.LocalDate;

/**
 * A month of the reporting calendar (R6).
 *
 * @param month 1 to 12
 * @param from the first day that the report covers
 * @param to the last day that it covers
 * @param due the last day that is on time, until 24:00 Asia/Shanghai
 * @param paperClose the last day on which a paper copy may still be entered
 * @param note a remark
 */
public record MonthDue(int month, LocalDate from, LocalDate to, LocalDate due, LocalDate paperClose, String note) {}
