package org.sarcoma.outcomes;

/** The command line. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {}
}
