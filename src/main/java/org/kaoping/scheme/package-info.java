/** One assessment year as values: units, indicators, items, settings, calendar. Pure. */
@org.jspecify.annotations.NullMarked
package org.kaoping.scheme;
