package org.sarcoma.outcomes.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.ChecksumException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The numbered commits and the pointer derived from them.
 *
 * <p>Which run is current is decided here alone: it is the one of the highest number, and a number
 * is given once. {@code CURRENT.json} is a copy for readers.
 */
final class CommitLog {
  static final String CURRENT = "CURRENT.json";
  private static final Logger LOG = LoggerFactory.getLogger(CommitLog.class);
  private static final String DIRECTORY = "commits";
  private static final Pattern NAME = Pattern.compile("\\d{11}\\.json");

  private final Storage storage;

  CommitLog(Storage storage) {
    this.storage = storage;
  }

  /** How an attempt to commit ended. */
  enum Outcome {
    COMMITTED,
    /** The number belongs to another run. */
    LOST,
    /** The storage failed and does not tell; the commit may be there, or appear. */
    UNKNOWN
  }

  /** The highest number given, 0 if none is. */
  long newestGeneration() throws IOException {
    List<Long> generations = generations();
    return generations.isEmpty() ? 0 : generations.get(generations.size() - 1);
  }

  Optional<Commit> newest() throws IOException {
    long generation = newestGeneration();
    return generation == 0 ? Optional.empty() : Optional.of(read(generation));
  }

  /** All commits, newest first. */
  List<Commit> all() throws IOException {
    List<Commit> commits = new ArrayList<>();
    for (long generation : generations()) {
      commits.add(0, read(generation));
    }
    return commits;
  }

  /** Commits under a number that is free, or finds that it is not. */
  Outcome put(Commit commit) throws IOException {
    storage.makeDirectory(DIRECTORY);
    byte[] content = Json.bytes(commit);
    String path = path(commit.generation());
    String temporary = Storage.temporary(path);
    storage.create(temporary, content);
    try {
      if (storage.moveIfAbsent(temporary, path)) {
        return Outcome.COMMITTED;
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("Generation {}: {}", commit.generation(), e.getMessage());
    }
    // A move can be done and its answer be lost: only what is there counts.
    Outcome outcome = outcome(path, content);
    removeQuietly(temporary);
    return outcome;
  }

  private void removeQuietly(String temporary) {
    try {
      storage.delete(temporary);
    } catch (IOException | RuntimeException e) {
      LOG.debug("A temporary file is left to retention: {}", e.getMessage());
    }
  }

  private Outcome outcome(String path, byte[] content) {
    try {
      if (storage.entry(path).isEmpty()) {
        return Outcome.UNKNOWN;
      }
      return Arrays.equals(storage.read(path), content) ? Outcome.COMMITTED : Outcome.LOST;
    } catch (IOException | RuntimeException e) {
      return Outcome.UNKNOWN;
    }
  }

  /** Says whether the pointer is what the newest commit makes it. */
  boolean currentIsRight() throws IOException {
    Optional<Commit> newest = newest();
    return newest.isEmpty() || currentIs(newest.get());
  }

  /**
   * Derives the pointer from the newest commit. Whoever moves it looks again afterwards, so that a
   * slow writer does not leave an older generation in place.
   */
  void healCurrent() throws IOException {
    while (!currentIsRight()) {
      Commit newest = newest().orElseThrow();
      storage.replace(CURRENT, Json.bytes(newest.current()));
    }
  }

  /** The generation that the pointer names, 0 if there is none that can be read. */
  long currentGeneration() throws IOException {
    return current().map(Commit.Current::generation).orElse(0L);
  }

  private boolean currentIs(Commit commit) throws IOException {
    return current().equals(Optional.of(commit.current()));
  }

  private Optional<Commit.Current> current() throws IOException {
    Optional<Storage.Entry> entry = storage.entry(CURRENT);
    if (entry.isEmpty() || entry.get().directory()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.read(storage.read(CURRENT), Commit.Current.class));
    } catch (JsonProcessingException | ChecksumException e) {
      return Optional.empty();
    }
  }

  private Commit read(long generation) throws IOException {
    Commit commit = Json.read(storage.read(path(generation)), Commit.class);
    if (commit.generation() != generation) {
      throw new IOException("%s holds another generation".formatted(path(generation)));
    }
    return commit;
  }

  private List<Long> generations() throws IOException {
    return storage.list(DIRECTORY).stream()
        .map(Storage.Entry::name)
        .filter(name -> NAME.matcher(name).matches())
        .map(name -> Long.valueOf(name.substring(0, 11)))
        .sorted()
        .toList();
  }

  private static String path(long generation) {
    return "%s/%011d.json".formatted(DIRECTORY, generation);
  }
}
