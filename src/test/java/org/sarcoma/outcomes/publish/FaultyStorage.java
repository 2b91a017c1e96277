package org.sarcoma.outcomes.publish;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A storage whose n-th operation, counted from 0, goes wrong. */
final class FaultyStorage implements Storage {
  private final Storage storage;
  private final Fault fault;
  private final int faultyOperation;
  private int operations;

  FaultyStorage(Storage storage, Fault fault, int faultyOperation) {
    this.storage = storage;
    this.fault = fault;
    this.faultyOperation = faultyOperation;
  }

  enum Fault {
    /** The process is gone: neither this operation nor a later one has an effect. */
    CRASH(Integer.MAX_VALUE, false),
    /** The operation fails; later ones work. */
    FAILURE(1, false),
    /** The operation is done, but reports failure; later ones work. */
    LOST_ANSWER(1, true),
    /** The same, and the next two operations fail too. */
    OUTAGE(3, true),
    /** A file gets other bytes than it was given, and nothing is said. */
    DAMAGE(1, true);

    /** Operations that fail. */
    private final int length;

    /** Whether the first of them has its effect. */
    private final boolean done;

    Fault(int length, boolean done) {
      this.length = length;
      this.done = done;
    }
  }

  @FunctionalInterface
  private interface Operation<T> {
    T run() throws IOException;
  }

  /** Says whether the fault has happened. */
  boolean hit() {
    return operations > faultyOperation;
  }

  private <T> T run(Operation<T> operation) throws IOException {
    return run(operation, () -> {});
  }

  private <T> T run(Operation<T> operation, HalfDone halfDone) throws IOException {
    int number = operations++ - faultyOperation;
    if (number < 0 || fault == Fault.DAMAGE || number >= fault.length) {
      return operation.run();
    }
    if (number == 0 && fault.done) {
      operation.run();
    } else if (number == 0) {
      halfDone.run();
    }
    throw new IOException("Simulated failure");
  }

  @FunctionalInterface
  private interface HalfDone {
    void run() throws IOException;
  }

  @Override
  public String display(String path) {
    return storage.display(path);
  }

  @Override
  public Optional<Entry> entry(String path) throws IOException {
    return run(() -> storage.entry(path));
  }

  @Override
  public List<Entry> list(String directory) throws IOException {
    return run(() -> storage.list(directory));
  }

  @Override
  public byte[] read(String path) throws IOException {
    return run(() -> storage.read(path));
  }

  @Override
  public void makeDirectory(String path) throws IOException {
    run(
        () -> {
          storage.makeDirectory(path);
          return true;
        });
  }

  @Override
  public void create(String path, byte[] content) throws IOException {
    boolean damaged = fault == Fault.DAMAGE && operations == faultyOperation;
    run(
        () -> {
          storage.create(path, damaged ? damaged(content) : content);
          return true;
        },
        () -> storage.create(path, Arrays.copyOf(content, content.length / 2)));
  }

  private static byte[] damaged(byte[] content) {
    byte[] damaged = content.clone();
    damaged[content.length / 2] ^= 1;
    return damaged;
  }

  @Override
  public boolean moveIfAbsent(String from, String to) throws IOException {
    return run(() -> storage.moveIfAbsent(from, to));
  }

  @Override
  public void moveReplacing(String from, String to) throws IOException {
    run(
        () -> {
          storage.moveReplacing(from, to);
          return true;
        });
  }

  @Override
  public void delete(String path) throws IOException {
    run(
        () -> {
          storage.delete(path);
          return true;
        });
  }
}
