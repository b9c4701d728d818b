/** Results as workbooks: a value into a workbook; asks nobody. */
@org.jspecify.annotations.NullMarked
package org.kaoping.report;
