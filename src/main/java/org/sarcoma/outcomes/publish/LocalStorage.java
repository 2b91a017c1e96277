package org.sarcoma.outcomes.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A directory of the local file system, or of one that is mounted.
 *
 * <p>Hadoop's local file system is not used: its exclusive creation lets two writers win, its
 * rename over a file shows readers a checksum of the other content, and its checksum files lie
 * among the tables. A hard link fails if its name is taken, and the kernel decides. Files and their
 * directories are forced to the disk before anything refers to them.
 */
final class LocalStorage implements Storage {
  // A channel copies all that it is given at a time into memory of its own first.
  private static final int WRITE_BYTES = 1 << 20;

  private final Path root;

  LocalStorage(Path root) {
    this.root = root.toAbsolutePath();
  }

  @Override
  public String display(String path) {
    return root.resolve(path).toString();
  }

  @Override
  public Optional<Entry> entry(String path) throws IOException {
    try {
      // The output directory itself may be a symbolic link; nothing within it is followed.
      LinkOption[] options =
          path.isEmpty() ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
      BasicFileAttributes file =
          Files.readAttributes(root.resolve(path), BasicFileAttributes.class, options);
      return Optional.of(
          new Entry(path, file.isDirectory(), file.size(), file.lastModifiedTime().toInstant()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<Entry> list(String directory) throws IOException {
    List<Path> children;
    try (Stream<Path> stream = Files.list(root.resolve(directory))) {
      children = stream.sorted(Comparator.comparing(Path::toString)).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (UncheckedIOException e) {
      throw new IOException(display(directory) + " cannot be listed", e);
    }
    List<Entry> entries = new ArrayList<>();
    for (Path child : children) {
      String name = child.getFileName().toString();
      entry(directory.isEmpty() ? name : directory + "/" + name).ifPresent(entries::add);
    }
    return entries;
  }

  @Override
  public byte[] read(String path) throws IOException {
    try {
      return Files.readAllBytes(root.resolve(path));
    } catch (NoSuchFileException e) {
      throw Storage.missing(display(path));
    }
  }

  @Override
  public void makeDirectory(String path) throws IOException {
    makeDirectory(root.resolve(path));
  }

  private static void makeDirectory(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path parent = directory.getParent();
    if (parent == null) {
      throw new NotDirectoryException(directory.toString());
    }
    makeDirectory(parent);
    try {
      Files.createDirectory(directory);
      force(parent);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(directory)) {
        throw e;
      }
    }
  }

  @Override
  public void create(String path, byte[] content) throws IOException {
    Path file = root.resolve(path);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer remaining = ByteBuffer.wrap(content);
      while (remaining.hasRemaining()) {
        int end = Math.min(remaining.position() + WRITE_BYTES, content.length);
        channel.write(remaining.limit(end));
        remaining.limit(content.length);
      }
      channel.force(true);
    }
    force(root.resolve(parent(path)));
  }

  @Override
  public boolean moveIfAbsent(String from, String to) throws IOException {
    Path target = root.resolve(to);
    try {
      Files.createLink(target, root.resolve(from));
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (UnsupportedOperationException e) {
      throw new IOException("The file system has no hard links, which publishing needs", e);
    }
    force(root.resolve(parent(to)));
    Files.deleteIfExists(root.resolve(from));
    return true;
  }

  @Override
  public void moveReplacing(String from, String to) throws IOException {
    Path target = root.resolve(to);
    Files.move(root.resolve(from), target, StandardCopyOption.ATOMIC_MOVE);
    force(root.resolve(parent(to)));
  }

  @Override
  public void delete(String path) throws IOException {
    Optional<Entry> entry = entry(path);
    if (entry.isPresent() && entry.get().directory()) {
      for (Entry child : list(path)) {
        delete(child.path());
      }
    }
    Files.deleteIfExists(root.resolve(path));
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  private static void force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
