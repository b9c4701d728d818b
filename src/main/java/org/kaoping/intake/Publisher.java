package org.kaoping.intake;

import org.jdbi.v3.core.Handle;
import org.kaoping.scheme.Scheme;

/** Where an accepted scheme workbook goes. */
interface Publisher {
    /**
     * Puts a scheme in force, in the recorder's own transaction.
     *
     * @param scheme the scheme as it was read
     * @param sha256 its workbook's
     * @param upload its upload
     * @return its version: a new one where the content differs from the one in force
     */
    int publish(Handle handle, Scheme scheme, String sha256, String upload);
}
