package org.kaoping.intake;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.kaoping.scheme.Scheme;
import org.kaoping.shelf.Shelf;

/** Accepted schemes go on the shelf. */
record ShelfPublisher(Shelf shelf) implements Publisher {
    @Override
    public int publish(Handle handle, Examination.Brought brought, String sha256, String upload, String reason) {
        return shelf.publish(handle, brought.scheme(), sha256, brought.master(), upload, reason)
                .version();
    }

    @Override
    public Optional<Scheme> inForce(Handle handle, int year) {
        return shelf.scheme(handle, year);
    }
}
