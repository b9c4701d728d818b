/** The template engine: a master compiled to a form, laid out, filled, read back and checked. Knows no assessment. */
@org.jspecify.annotations.NullMarked
package org.kaoping.form;
