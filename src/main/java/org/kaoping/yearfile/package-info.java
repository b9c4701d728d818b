/** A whole year in one file that outlives the program: what lies in it, under plain names, and how it is read again. */
@org.jspecify.annotations.NullMarked
package org.kaoping.yearfile;
