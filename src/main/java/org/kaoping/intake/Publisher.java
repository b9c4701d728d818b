package org.kaoping.intake;

import org.jdbi.v3.core.Handle;

/** Where an accepted scheme workbook goes. */
interface Publisher {
    /**
     * Puts a scheme in force, in the recorder's own transaction.
     *
     * @param brought the scheme, and the master it was read by
     * @param sha256 its workbook's
     * @param upload its upload
     * @return its version: a new one where the content differs from the one in force
     */
    int publish(Handle handle, Examination.Brought brought, String sha256, String upload);
}
