/** What is wrong with a workbook, as values: a code, a place, what was found and what is expected. Uses nothing. */
@org.jspecify.annotations.NullMarked
package org.kaoping.problem;
