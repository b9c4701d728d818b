package org.kaoping.web;

import org.kaoping.assessment.Announcing;
import org.kaoping.assessment.Collecting;
import org.kaoping.assessment.Excusing;
import org.kaoping.assessment.MarkDesk;
import org.kaoping.assessment.PublishedResults;
import org.kaoping.assessment.Reminders;
import org.kaoping.assessment.Results;
import org.kaoping.assessment.Tracking;
import org.kaoping.assessment.WhatIf;
import org.kaoping.intake.Intake;
import org.kaoping.intake.Submissions;
import org.kaoping.shelf.HandOut;
import org.kaoping.shelf.Shelf;
import org.kaoping.store.Database;
import org.kaoping.web.api.ArchiveApi;
import org.kaoping.web.api.ConsolidatedApi;
import org.kaoping.web.api.ResultsApi;

/**
 * The rooms that the server gives a face to.
 *
 * @param database for health and reads
 * @param shelf schemes and forms
 * @param handOut templates
 * @param intake the front door
 * @param submissions what is in force
 * @param tracking who has handed in
 * @param results rankings
 * @param workbook the ranking as a workbook
 * @param published what was published of it
 * @param printer a published ranking as a workbook
 * @param collecting what all units handed in on a form
 * @param consolidated the same as a workbook
 * @param marks how the marks came about, and the office's word on them
 * @param excusing what counts as handed in on time by the office's word
 * @param reminders who is to be reminded, and who handed in when
 * @param announcing a result as it is told to others
 * @param whatIf results as they would be under other settings
 * @param archiver a year in one file
 */
public record Rooms(
        Database database,
        Shelf shelf,
        HandOut handOut,
        Intake intake,
        Submissions submissions,
        Tracking tracking,
        Results results,
        ResultsApi.Workbook workbook,
        PublishedResults published,
        PublishedResults.Printer printer,
        Collecting collecting,
        ConsolidatedApi.Workbook consolidated,
        MarkDesk marks,
        Excusing excusing,
        Reminders reminders,
        Announcing announcing,
        WhatIf whatIf,
        ArchiveApi.Maker archiver) {}
