package org.sarcoma.outcomes.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;

/** The directory that holds the published runs, and the checks before anything is written there. */
final class OutputDirectory {
  /** Tells a directory of this job from any other. */
  static final String MARKER = "_LAYOUT.json";

  private static final Layout LAYOUT = new Layout("sarcoma-outcomes", 1);

  private final Storage storage;

  OutputDirectory(Storage storage) {
    this.storage = storage;
  }

  /** Content of the marker. */
  record Layout(String madeBy, int layoutVersion) {}

  /** The storage at a path once all checks have passed; nothing is written. */
  static Storage open(Configuration configuration, Path output, List<Path> inputs) {
    try {
      refuseOverlap(configuration, output, inputs);
      refuseUnwritable(configuration, output);
      Storage storage = storage(configuration, output);
      new OutputDirectory(storage).refuseForeign();
      return storage;
    } catch (IOException e) {
      throw new JobFailure(
          ExitCode.CANNOT_CREATE,
          "Output %s cannot be examined: %s".formatted(output, e.getMessage()),
          e);
    }
  }

  /** The storage at a path; nothing is read or written. */
  static Storage storage(Configuration configuration, Path output) {
    try {
      Path qualified = output.getFileSystem(configuration).makeQualified(output);
      return Location.isLocal(qualified)
          ? new LocalStorage(Location.local(qualified))
          : new HadoopStorage(configuration, qualified);
    } catch (IOException e) {
      throw new JobFailure(
          ExitCode.CANNOT_CREATE,
          "Output %s cannot be reached: %s".formatted(output, e.getMessage()),
          e);
    }
  }

  /** Refuses an output inside an input, and an input inside the output. */
  private static void refuseOverlap(Configuration configuration, Path output, List<Path> inputs)
      throws IOException {
    Location outputLocation = Location.of(configuration, output);
    for (Path input : inputs) {
      Location inputLocation = Location.of(configuration, input);
      if (inputLocation.holds(outputLocation)) {
        throw overlap("Output %s lies inside input %s".formatted(output, input));
      }
      if (outputLocation.holds(inputLocation)) {
        throw overlap("Input %s lies inside output %s".formatted(input, output));
      }
    }
  }

  private static JobFailure overlap(String what) {
    return new JobFailure(ExitCode.CONFIGURATION, what + "; choose an output outside every input");
  }

  /** Refuses a local output below something that is no directory or cannot be written. */
  private static void refuseUnwritable(Configuration configuration, Path output)
      throws IOException {
    Path qualified = output.getFileSystem(configuration).makeQualified(output);
    if (!Location.isLocal(qualified)) {
      return;
    }
    java.nio.file.Path existing = Location.existing(Location.local(qualified));
    if (!Files.isDirectory(existing)) {
      throw refused(output, existing + " is not a directory");
    }
    if (!Files.isWritable(existing)) {
      throw refused(output, existing + " is not writable");
    }
  }

  private static JobFailure refused(Path output, String why) {
    return new JobFailure(
        ExitCode.CANNOT_CREATE, "Output %s cannot be written: %s".formatted(output, why));
  }

  /** Refuses what is not a directory, or holds anything that this job did not make. */
  void refuseForeign() throws IOException {
    Optional<Storage.Entry> root = storage.entry("");
    if (root.isEmpty()) {
      return;
    }
    if (!root.get().directory()) {
      throw refused("is not a directory");
    }
    if (storage.entry(MARKER).isPresent()) {
      refuseOtherLayout();
    } else if (!storage.list("").stream().allMatch(Storage.Entry::temporary)) {
      throw refused("is not empty and was not made by sarcoma-outcomes");
    }
  }

  private void refuseOtherLayout() throws IOException {
    Layout found = Json.read(storage.read(MARKER), Layout.class);
    if (!found.equals(LAYOUT)) {
      throw refused("has a layout that this version of sarcoma-outcomes does not know");
    }
  }

  private JobFailure refused(String why) {
    return new JobFailure(
        ExitCode.CANNOT_CREATE,
        "Output %s %s; choose another directory".formatted(storage.display(""), why));
  }

  /** Makes the directory with its marker where they are not there yet. */
  void prepare() throws IOException {
    storage.makeDirectory("");
    if (storage.entry(MARKER).isEmpty()) {
      storage.putIfAbsent(MARKER, Json.bytes(LAYOUT));
    }
  }
}
