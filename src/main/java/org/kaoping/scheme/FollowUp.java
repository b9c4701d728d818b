package org.kaoping.scheme;

/**
 * What follows a published result (R15, R17, R18).
 *
 * @param measuresDays P37, 1 to 180: days within which a criticised unit hands in its measures; see
 *     {@link Deadlines#measures}
 * @param noticeDays P38, 0 to 30: working days of public notice of those to be honoured; see {@link Deadlines#noticeEnds}
 * @param persons P39, 0 to 20: how many outstanding persons a unit may recommend
 */
public record FollowUp(int measuresDays, int noticeDays, int persons) {
    /** The settings of the regulation's table. */
    public static final FollowUp DEFAULT = new FollowUp(30, 5, 1);
}
