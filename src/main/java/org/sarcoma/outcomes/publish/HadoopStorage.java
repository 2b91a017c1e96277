package org.sarcoma.outcomes.publish;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NotDirectoryException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * A directory of a Hadoop file system.
 *
 * <p>Moves are those of {@link FileContext}: on HDFS the name node decides a rename without
 * overwrite, so one of several writers wins, and a rename with overwrite replaces in one step.
 * Object stores check and rename in two steps: on those, let the scheduler start one run at a time.
 */
final class HadoopStorage implements Storage {
  private final FileContext files;
  private final Path root;

  HadoopStorage(Configuration configuration, Path root) throws IOException {
    this.root = root;
    files = FileContext.getFileContext(root.toUri(), configuration);
  }

  @Override
  public String display(String path) {
    return resolve(path).toString();
  }

  private Path resolve(String path) {
    return path.isEmpty() ? root : new Path(root, path);
  }

  @Override
  public Optional<Entry> entry(String path) throws IOException {
    try {
      return Optional.of(entry(path, files.getFileStatus(resolve(path))));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  private static Entry entry(String path, FileStatus status) {
    return new Entry(
        path,
        status.isDirectory(),
        status.getLen(),
        Instant.ofEpochMilli(status.getModificationTime()));
  }

  @Override
  public List<Entry> list(String directory) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try {
      RemoteIterator<FileStatus> children = files.listStatus(resolve(directory));
      while (children.hasNext()) {
        FileStatus child = children.next();
        if (child.getPath().equals(files.makeQualified(resolve(directory)))) {
          throw new NotDirectoryException(display(directory));
        }
        String name = child.getPath().getName();
        entries.add(entry(directory.isEmpty() ? name : directory + "/" + name, child));
      }
    } catch (FileNotFoundException e) {
      return List.of();
    }
    entries.sort(Comparator.comparing(Entry::path));
    return entries;
  }

  @Override
  public byte[] read(String path) throws IOException {
    try (FSDataInputStream in = files.open(resolve(path))) {
      return in.readAllBytes();
    }
  }

  @Override
  public void makeDirectory(String path) throws IOException {
    files.mkdir(resolve(path), org.apache.hadoop.fs.permission.FsPermission.getDirDefault(), true);
  }

  @Override
  public void create(String path, byte[] content) throws IOException {
    try (FSDataOutputStream out = files.create(resolve(path), EnumSet.of(CreateFlag.CREATE))) {
      out.write(content);
      out.hsync();
    }
  }

  @Override
  public boolean moveIfAbsent(String from, String to) throws IOException {
    try {
      files.rename(resolve(from), resolve(to), Options.Rename.NONE);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  @Override
  public void moveReplacing(String from, String to) throws IOException {
    files.rename(resolve(from), resolve(to), Options.Rename.OVERWRITE);
  }

  @Override
  public void delete(String path) throws IOException {
    try {
      files.delete(resolve(path), true);
    } catch (FileNotFoundException e) {
      return;
    }
  }
}
