/** The database, the archive of originals and the audit log. Knows nobody above it. */
@org.jspecify.annotations.NullMarked
package org.kaoping.store;
