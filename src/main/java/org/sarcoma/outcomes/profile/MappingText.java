package org.sarcoma.outcomes.profile;

import com.typesafe.config.ConfigUtil;
import java.util.Collection;
import java.util.stream.Collectors;

/** Lines of a mapping file. */
final class MappingText {
  private static final String PLAIN = "[A-Za-z][A-Za-z0-9_-]*";
  private static final String RESERVED = "true|false|null|include|yes|no|on|off";

  private static final int WIDTH = 95;

  private final StringBuilder text = new StringBuilder();
  private int depth;

  void line(String line) {
    text.append("  ".repeat(depth)).append(line).append('\n');
  }

  /** A comment on one line: a value with a line break in it is quoted. */
  void comment(String comment) {
    line("# " + comment.replaceAll("\\p{C}", " "));
  }

  /** A comment that lists names, on as many lines as it needs; nothing if there are none. */
  void comments(String heading, Collection<String> names) {
    StringBuilder comment = new StringBuilder(heading);
    int rest = names.size();
    for (String name : names) {
      rest--;
      if (depth * 2 + comment.length() + name.length() > WIDTH) {
        comment(comment.toString());
        comment.setLength(0);
        comment.append(' ');
      }
      comment.append(' ').append(name).append(rest == 0 ? "" : ",");
    }
    if (!names.isEmpty()) {
      comment(comment.toString());
    }
  }

  void open(String section) {
    line(section + " {");
    depth++;
  }

  void close() {
    depth--;
    line("}");
  }

  void set(String key, String value) {
    line("%s = %s".formatted(key, quoted(value)));
  }

  void set(String key, Collection<String> values) {
    line("%s = %s".formatted(key, list(values)));
  }

  static String list(Collection<String> values) {
    return values.stream().map(MappingText::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  /** A text as it can stand as a key or a value. */
  static String quoted(String text) {
    return text.matches(PLAIN) && !text.matches(RESERVED) ? text : ConfigUtil.quoteString(text);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
