package org.sarcoma.outcomes.publish;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;

/** The file systems; those of the job stand on a local directory, so that a test can tamper. */
enum StorageKind {
  LOCAL {
    @Override
    Storage at(Path root) {
      return new LocalStorage(root);
    }
  },
  HADOOP {
    @Override
    Storage at(Path root) throws IOException {
      return new HadoopStorage(
          new Configuration(), new org.apache.hadoop.fs.Path("file://" + root.toAbsolutePath()));
    }
  },
  /** The fake that other tests use must behave like the others. */
  MEMORY {
    @Override
    Storage at(Path root) {
      return new MemoryStorage();
    }
  };

  abstract Storage at(Path root) throws IOException;
}
