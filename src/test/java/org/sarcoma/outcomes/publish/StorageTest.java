package org.sarcoma.outcomes.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sarcoma.outcomes.result.ExitCode;

class StorageTest {
  private static final byte[] OLD = "old".getBytes(UTF_8);
  private static final byte[] NEW = "new".getBytes(UTF_8);

  @TempDir private Path directory;

  private Storage storage(StorageKind kind) throws IOException {
    return kind.at(directory.resolve("out"));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotThereIsEmpty(StorageKind kind) throws IOException {
    Storage storage = storage(kind);

    assertThat(storage.entry("")).isEmpty();
    assertThat(storage.list("runs")).isEmpty();
    assertThat(storage.files("runs")).isEmpty();
    assertThatThrownBy(() -> storage.read("a")).isInstanceOf(FileNotFoundException.class);
    storage.delete("runs/a");
  }

  @ParameterizedTest
  @EnumSource
  void entriesTellNameKindLengthAndTime(StorageKind kind) throws IOException {
    Storage storage = storage(kind);
    Instant start = Instant.now().minusSeconds(2);
    storage.makeDirectory("runs/b");
    storage.makeDirectory("runs/b");
    storage.create("runs/a", OLD);
    storage.create("runs/b/c", NEW);

    assertThat(storage.list("runs"))
        .extracting(Storage.Entry::name, Storage.Entry::directory)
        .containsExactly(tuple("a", false), tuple("b", true));
    assertThat(storage.files(""))
        .extracting(Storage.Entry::path)
        .containsExactly("runs/a", "runs/b/c");
    assertThat(storage.entry("runs/a"))
        .hasValueSatisfying(
            entry -> {
              assertThat(entry.bytes()).isEqualTo(3);
              assertThat(entry.modified()).isBetween(start, Instant.now().plusSeconds(2));
            });
  }

  @ParameterizedTest
  @EnumSource
  void aFileIsNoDirectory(StorageKind kind) throws IOException {
    Storage storage = storage(kind);
    storage.makeDirectory("");
    storage.create("a", OLD);

    assertThatThrownBy(() -> storage.list("a")).isInstanceOf(NotDirectoryException.class);
    assertThatThrownBy(() -> storage.makeDirectory("a")).isInstanceOf(IOException.class);
    assertThat(storage.read("a")).isEqualTo(OLD);
  }

  @ParameterizedTest
  @EnumSource
  void aLongFileComesBackAsItWas(StorageKind kind) throws IOException {
    Storage storage = storage(kind);
    storage.makeDirectory("");
    byte[] content = new byte[3_000_001];
    new Random(1).nextBytes(content);

    storage.create("a", content);

    assertThat(storage.read("a")).isEqualTo(content);
  }

  @ParameterizedTest
  @EnumSource
  void aFileIsCreatedOnce(StorageKind kind) throws IOException {
    Storage storage = storage(kind);
    storage.makeDirectory("");
    storage.create("a", OLD);

    assertThatThrownBy(() -> storage.create("a", NEW)).isInstanceOf(IOException.class);
    assertThat(storage.read("a")).isEqualTo(OLD);
  }

  @ParameterizedTest
  @EnumSource
  void onlyTheFirstPutWinsAndNothingIsLeftOver(StorageKind kind) throws IOException {
    Storage storage = storage(kind);
    storage.makeDirectory("");

    assertThat(storage.putIfAbsent("a", OLD)).isTrue();
    assertThat(storage.putIfAbsent("a", NEW)).isFalse();

    assertThat(storage.read("a")).isEqualTo(OLD);
    assertThat(storage.files("")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void replacingLeavesTheNewContentOnly(StorageKind kind) throws IOException {
    Storage storage = storage(kind);
    storage.makeDirectory("");

    storage.replace("a", OLD);
    storage.replace("a", NEW);

    assertThat(storage.read("a")).isEqualTo(NEW);
    assertThat(storage.files("")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void deletingTakesEverythingBelow(StorageKind kind) throws IOException {
    Storage storage = storage(kind);
    storage.makeDirectory("runs/a/b");
    storage.create("runs/a/b/c", OLD);

    storage.delete("runs/a");

    assertThat(storage.list("runs")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = "LOCAL")
  void deletingDoesNotFollowSymbolicLinks(StorageKind kind) throws IOException {
    Storage storage = storage(kind);
    storage.makeDirectory("runs/a");
    Path precious = Files.createDirectory(directory.resolve("precious"));
    Files.writeString(precious.resolve("thesis.txt"), "precious");
    Files.createSymbolicLink(directory.resolve("out/runs/a/link"), precious);

    storage.delete("runs/a");

    assertThat(precious.resolve("thesis.txt")).exists();
    assertThat(storage.list("runs")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aRunIsPublishedAndVerified(StorageKind kind) throws IOException {
    Storage storage = storage(kind);

    Sample.publish(Sample.publication(storage), "run-1");
    PublishedRun second = Sample.publish(Sample.publication(storage), "run-2");

    assertThat(Sample.verification(storage).check())
        .isEqualTo(new Verification.Report(ExitCode.DONE, List.of(), second));
    assertThat(second.generation()).isEqualTo(2);
  }
}
