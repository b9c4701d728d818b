package org.kaoping.intake;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.kaoping.scheme.Scheme;

/** Where an accepted scheme workbook goes. */
interface Publisher {
    /**
     * Puts a scheme in force, in the recorder's own transaction.
     *
     * @param brought the scheme, and the master it was read by
     * @param sha256 its workbook's
     * @param upload its upload
     * @param reason why the office put it in force; empty where it said nothing
     * @return its version: a new one where the content differs from the one in force
     */
    int publish(Handle handle, Examination.Brought brought, String sha256, String upload, String reason);

    /** The scheme of that year that is in force now; empty where there is none. */
    default Optional<Scheme> inForce(Handle handle, int year) {
        return Optional.empty();
    }

    /** One that knows what is in force, and puts nothing in force itself. */
    default Publisher idle() {
        Publisher real = this;
        return new Publisher() {
            @Override
            public int publish(
                    Handle handle, Examination.Brought brought, String sha256, String upload, String reason) {
                return 0;
            }

            @Override
            public Optional<Scheme> inForce(Handle handle, int year) {
                return real.inForce(handle, year);
            }
        };
    }
}
