package org.sarcoma.outcomes.corpus;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** Local files of which one changes, or fails, when it is opened. */
public final class RestlessFileSystem extends RawLocalFileSystem {
  public static final String SCHEME = "restless";

  /** Stands for the time when the folder is listed, before anything is opened. */
  static final int LISTING = Integer.MAX_VALUE - 1;

  private static final AtomicInteger TIMES = new AtomicInteger();

  private static volatile Path folder = Path.of("");
  private static volatile int opening = Integer.MAX_VALUE;
  private static volatile Change change = it -> {};

  static void watch(Path watched, int from, Change then) {
    folder = watched;
    opening = from;
    change = then;
    TIMES.set(0);
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public URI getUri() {
    return URI.create(SCHEME + ":///");
  }

  @Override
  public FSDataInputStream open(org.apache.hadoop.fs.Path file, int bufferSize) throws IOException {
    disturb(Path.of(file.toUri().getPath()));
    return super.open(file, bufferSize);
  }

  @Override
  public FSDataInputStream open(org.apache.hadoop.fs.Path file) throws IOException {
    return open(file, 4096);
  }

  private static void disturb(Path file) throws IOException {
    if (file.equals(folder.resolve(Change.FILE)) && TIMES.incrementAndGet() >= opening) {
      change.apply(folder);
    }
  }

  @Override
  public FileStatus[] listStatus(org.apache.hadoop.fs.Path path) throws IOException {
    if (opening == LISTING && Path.of(path.toUri().getPath()).equals(folder)) {
      change.apply(folder);
    }
    return super.listStatus(path);
  }
}
