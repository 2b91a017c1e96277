package org.sarcoma.outcomes.profile;

/** What all values of a column are, taken together. */
enum Content {
  UNREADABLE("not readable"),
  EMPTY("no value"),
  DATES("dates"),
  /** Years, or years and months, perhaps beside whole dates. */
  PARTIAL_DATES("partial dates"),
  YEARS("years"),
  FLAGS("flag"),
  WHOLE_NUMBERS("whole numbers"),
  DAYS("days from an anchor, by its name"),
  NUMBERS("numbers"),
  DECIMAL_COMMAS("numbers with a decimal comma"),
  DIGITS("digits with leading zeros: text, not numbers"),
  TEXT("text");

  private final String description;

  Content(String description) {
    this.description = description;
  }

  String description() {
    return description;
  }

  boolean isNumber() {
    return this == WHOLE_NUMBERS || this == DAYS || this == NUMBERS || this == YEARS;
  }

  boolean isDate() {
    return this == DATES || this == PARTIAL_DATES;
  }
}
