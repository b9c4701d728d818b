/** The conveyor of an upload: admitted, kept, identified, examined, recorded, receipted. */
@org.jspecify.annotations.NullMarked
package org.kaoping.intake;
