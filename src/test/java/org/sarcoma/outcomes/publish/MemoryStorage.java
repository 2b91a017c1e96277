package org.sarcoma.outcomes.publish;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NotDirectoryException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A file system without a disk, for tests that publish hundreds of runs. For one thread. */
final class MemoryStorage implements Storage {
  private static final byte[] DIRECTORY = new byte[0];

  private final TreeMap<String, byte[]> contents = new TreeMap<>();
  private final TreeMap<String, Instant> times = new TreeMap<>();

  @Override
  public String display(String path) {
    return "memory:/" + path;
  }

  @Override
  public Optional<Entry> entry(String path) {
    return Optional.ofNullable(contents.get(path))
        .map(
            it ->
                new Entry(
                    path, isDirectory(path), it.length, times.getOrDefault(path, Instant.EPOCH)));
  }

  private boolean isDirectory(String path) {
    return contents.get(path) == DIRECTORY;
  }

  @Override
  public List<Entry> list(String directory) throws IOException {
    if (contents.containsKey(directory) && !isDirectory(directory)) {
      throw new NotDirectoryException(display(directory));
    }
    List<Entry> entries = new ArrayList<>();
    for (String path : contents.keySet()) {
      if (!path.isEmpty() && parent(path).equals(directory)) {
        entry(path).ifPresent(entries::add);
      }
    }
    return entries;
  }

  @Override
  public byte[] read(String path) throws IOException {
    byte[] content = contents.get(path);
    if (content == null || isDirectory(path)) {
      throw new FileNotFoundException(display(path));
    }
    return content.clone();
  }

  @Override
  public void makeDirectory(String path) throws IOException {
    if (!path.isEmpty()) {
      makeDirectory(parent(path));
    }
    contents.putIfAbsent(path, DIRECTORY);
    if (!isDirectory(path)) {
      throw new NotDirectoryException(display(path));
    }
    times.putIfAbsent(path, Instant.now());
  }

  @Override
  public void create(String path, byte[] content) throws IOException {
    if (!isDirectory(parent(path))) {
      throw new NotDirectoryException(display(parent(path)));
    }
    if (contents.putIfAbsent(path, content.clone()) != null) {
      throw new FileAlreadyExistsException(display(path));
    }
    times.put(path, Instant.now());
  }

  @Override
  public boolean moveIfAbsent(String from, String to) throws IOException {
    if (contents.containsKey(to)) {
      return false;
    }
    create(to, read(from));
    delete(from);
    return true;
  }

  @Override
  public void moveReplacing(String from, String to) throws IOException {
    byte[] content = read(from);
    if (isDirectory(to)) {
      throw new FileAlreadyExistsException(display(to));
    }
    delete(to);
    create(to, content);
    delete(from);
  }

  @Override
  public void delete(String path) {
    contents.keySet().removeIf(it -> it.equals(path) || it.startsWith(path + "/"));
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
