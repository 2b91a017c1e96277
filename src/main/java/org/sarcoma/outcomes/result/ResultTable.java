package org.sarcoma.outcomes.result;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a record as a row of a published table; its components are the columns after run_id. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ResultTable {
  /** Folder and table name. */
  String name();

  /** What one row is, in a few words. */
  String row();

  /** Components that identify a row, in sort order. */
  String[] key();
}
