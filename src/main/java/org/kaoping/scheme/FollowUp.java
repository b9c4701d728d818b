package org.kaoping.scheme;

/**
 * What follows a result (R15, R17).
 *
 * @param measuresDays P37, 1 to 180: days within which a criticised unit hands in its measures
 * @param noticeDays P38, 0 to 30: working days of the public notice of honours
 * @param persons P39, 0 to 20: outstanding persons that one unit may recommend
 */
public record FollowUp(int measuresDays, int noticeDays, int persons) {
    /** The settings of the regulation's table. */
    public static final FollowUp DEFAULT = new FollowUp(30, 5, 1);
}
