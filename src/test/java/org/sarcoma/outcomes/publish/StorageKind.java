package org.sarcoma.outcomes.publish;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;

/** The file systems; both stand on a local directory here, so that a test can look and tamper. */
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
  };

  abstract Storage at(Path root) throws IOException;
}
