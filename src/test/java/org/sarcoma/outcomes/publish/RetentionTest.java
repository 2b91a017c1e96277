package org.sarcoma.outcomes.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
  @TempDir private Path directory;

  private Storage storage = new LocalStorage(Path.of(""));

  @BeforeEach
  void open() {
    storage = new LocalStorage(directory.resolve("out"));
  }

  private void publish(int keptRuns, String runId) {
    Sample.publish(new Publication(storage, keptRuns, Clock.systemUTC()), runId);
  }

  private void publishAfter(Duration wait, String runId) {
    Clock later = Clock.offset(Clock.systemUTC(), wait);
    Sample.publish(new Publication(storage, 1, later), runId);
  }

  private ListAssert<String> assertThatRuns() throws IOException {
    return assertThat(storage.list("runs").stream().map(Storage.Entry::name).toList());
  }

  @Test
  void theNewestRunsStayAndSoDoAllCommitsAndStatuses() throws IOException {
    for (int i = 1; i <= 5; i++) {
      publish(2, "run-" + i);
    }

    assertThatRuns().containsExactly("run-4", "run-5");
    assertThat(storage.list("commits")).hasSize(5);
    assertThat(storage.list("status")).hasSize(5);
    assertThat(Sample.verification(storage).check().problems()).isEmpty();
  }

  @Test
  void keepingOneRunKeepsTheCurrentOne() throws IOException {
    publish(1, "z");
    publish(1, "a");

    assertThatRuns().containsExactly("a");
  }

  @Test
  void keepingMoreRunsThanThereAreKeepsAll() throws IOException {
    publish(9, "run-1");
    publish(9, "run-2");

    assertThatRuns().containsExactly("run-1", "run-2");
  }

  @Test
  void atLeastOneRunIsKept() {
    assertThatThrownBy(() -> new Publication(storage, 0, Clock.systemUTC()))
        .hasMessage("Kept runs are 0, expected 1 or more");
  }

  @Test
  void theRunIdOfARemovedRunStaysTaken() {
    publish(1, "run-1");
    publish(1, "run-2");

    assertThatThrownBy(() -> publish(1, "run-1"))
        .hasMessageStartingWith("Run run-1 exists already in ");
  }

  @Test
  void aRunUnderWayIsNotTouched() throws IOException {
    Sample.publication(storage).start(Sample.description("other", "a"));

    publishAfter(Duration.ofDays(6), "new");

    assertThatRuns().containsExactly("new", "other");
  }

  @Test
  void whatAKilledRunLeftGoesAfterAWeek() throws IOException {
    Sample.publication(storage).start(Sample.description("killed", "a"));
    storage.create("._LAYOUT.json.1.tmp", new byte[1]);
    storage.makeDirectory("commits");
    storage.create("commits/.00000000001.json.2.tmp", new byte[1]);
    storage.create("status/.killed.json.3.tmp", new byte[1]);

    publishAfter(Duration.ofDays(6), "soon");
    assertThat(storage.files("").stream().filter(Storage.Entry::temporary)).hasSize(3);

    publishAfter(Duration.ofDays(8), "late");
    assertThatRuns().containsExactly("late");
    assertThat(storage.files("")).noneMatch(Storage.Entry::temporary);
    assertThat(storage.entry("status/killed.json")).isPresent();
  }

  @Test
  void whatIsNotARunIsNotTouched() throws IOException {
    publish(1, "run-1");
    storage.create("runs/notes.txt", new byte[1]);
    storage.makeDirectory("runs/my notes");
    storage.create("runs/my notes/notes.txt", new byte[1]);
    storage.create("notes.txt", new byte[1]);
    storage.create("status/notes.tmp", new byte[1]);

    publishAfter(Duration.ofDays(365), "run-2");

    assertThatRuns().containsExactly("my notes", "notes.txt", "run-2");
    assertThat(storage.entry("runs/my notes/notes.txt")).isPresent();
    assertThat(storage.entry("notes.txt")).isPresent();
    assertThat(storage.entry("status/notes.tmp")).isPresent();
  }
}
