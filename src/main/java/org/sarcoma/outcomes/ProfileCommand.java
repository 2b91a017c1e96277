package org.sarcoma.outcomes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.jspecify.annotations.Nullable;
import org.sarcoma.outcomes.profile.Disclosure;
import org.sarcoma.outcomes.profile.Draft;
import org.sarcoma.outcomes.profile.ProfileReport;
import org.sarcoma.outcomes.profile.RegistryFolder;
import org.sarcoma.outcomes.profile.TableProfile;
import org.sarcoma.outcomes.registry.UnmappedTable;
import org.sarcoma.outcomes.result.ExitCode;
import org.sarcoma.outcomes.result.JobFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says what is in tables that no mapping knows yet, and writes a first mapping of them. */
@Command(
    name = "profile",
    description = "Print what is in tables of a new registry, and write a draft of its mapping.",
    mixinStandardHelpOptions = true)
final class ProfileCommand implements Callable<Integer> {
  private static final String ENDING = ".conf";
  private static final String CODE_PATTERN = "[a-z0-9][a-z0-9_-]{0,31}";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--input",
      required = true,
      paramLabel = "PATH",
      description = "A table: a Parquet file, or a folder of them. May be given several times.")
  private List<String> inputs = new ArrayList<>();

  @Option(
      names = "--code",
      paramLabel = "CODE",
      description = "Code of the institution, instead of the name of the draft or the folder.")
  private @Nullable String code;

  @Option(
      names = "--draft",
      paramLabel = "FILE",
      description = "The mapping file to write, CODE.conf if not given; never overwritten.")
  private @Nullable Path draft;

  @Option(
      names = "--patient",
      paramLabel = "COLUMN",
      description = "Column that names the patient, if it has no usual name; several may be given.")
  private List<String> patients = new ArrayList<>();

  @Option(
      names = "--minimum-count",
      paramLabel = "N",
      defaultValue = "5",
      description = "Patients that have to have a value for it to be shown; 5 if not given.")
  private int minimumCount;

  @Override
  public Integer call() {
    checkOptions();
    Configuration hadoop = SparkHadoopUtil.get().newConfiguration(new SparkConf());
    List<UnmappedTable> tables = inputs.stream().map(it -> UnmappedTable.open(hadoop, it)).toList();
    RegistryFolder folder = RegistryFolder.of(tables);
    String institution = code == null ? codeOf(folder) : code;
    Path file =
        (draft == null ? Path.of(institution + ENDING) : draft).toAbsolutePath().normalize();
    checkDraft(file, tables);
    Disclosure disclosure = new Disclosure(minimumCount);
    List<TableProfile> profiles =
        tables.stream().map(it -> TableProfile.of(it, patients, disclosure)).toList();
    write(file, Draft.of(profiles, institution, folder));
    System.out.print(ProfileReport.of(profiles, disclosure));
    System.out.printf("Draft of the mapping: %s%n", file);
    return ExitCode.DONE.number();
  }

  private void checkOptions() {
    if (minimumCount < 2) {
      throw usage("--minimum-count is %d; expected 2 or more".formatted(minimumCount));
    }
    if (new HashSet<>(inputs).size() < inputs.size()) {
      throw usage("--input names a table twice; name each once");
    }
    String name = draft == null ? null : draftName(draft);
    if (code != null && !code.matches(CODE_PATTERN)) {
      throw usage(
          "--code is \"%s\"; expected lower-case letters, digits, - and _, at most 32 of them"
              .formatted(code));
    }
    if (code != null && name != null && !name.equals(code)) {
      throw usage("--draft is not named %s%s, as a mapping of --code is".formatted(code, ENDING));
    }
  }

  private String draftName(Path file) {
    String name = String.valueOf(file.getFileName());
    String stem = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : "";
    if (!stem.matches(CODE_PATTERN)) {
      throw usage(
          "--draft is \"%s\"; expected the code of the institution and %s, such as north.conf"
              .formatted(file, ENDING));
    }
    return stem;
  }

  private String codeOf(RegistryFolder folder) {
    return draft == null ? folder.code() : draftName(draft);
  }

  /** What can be known before the tables are read, which takes its time. */
  private static void checkDraft(Path file, List<UnmappedTable> tables) {
    if (Files.exists(file)) {
      throw cannotCreate(file, "exists and is not overwritten");
    }
    if (!Files.isDirectory(file.resolveSibling(""))) {
      throw cannotCreate(file, "cannot be written, as its folder does not exist");
    }
    // A file among those of a table would be taken for one of them.
    if (tables.stream().anyMatch(it -> file.startsWith(Path.of(it.path().toUri().getPath())))) {
      throw cannotCreate(file, "lies inside a table");
    }
  }

  private static void write(Path file, String mapping) {
    try {
      Files.writeString(file, mapping, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw cannotCreate(file, "cannot be written (%s)".formatted(e.getClass().getSimpleName()));
    }
  }

  private static JobFailure cannotCreate(Path file, String reason) {
    return new JobFailure(
        ExitCode.CANNOT_CREATE, "%s %s; name another file by --draft.".formatted(file, reason));
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
