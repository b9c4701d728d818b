/** What the accepted workbooks mean: tracking, facts, results. */
@org.jspecify.annotations.NullMarked
package org.kaoping.assessment;
