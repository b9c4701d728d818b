/** The arithmetic of the assessment (R10 to R16), pure: facts in, ranking and lists out. */
@org.jspecify.annotations.NullMarked
package org.kaoping.scoring;
